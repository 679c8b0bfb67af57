/** Threads as Word's comments: the first message, its answers, and whether it is settled. */
import type { PrintComment, PrintReview } from "../print.ts";
import type { Draft } from "./draft.ts";
import { wordTime } from "./inlines.ts";
import { run } from "./paragraphs.ts";
import { partXml, tag, val } from "./xml.ts";

export function commentsXml({ comments }: PrintReview, draft: Draft): string {
  return partXml("w:comments", ...comments.map((comment) => threadXml(comment, draft)));
}

function threadXml({ id, messages }: PrintComment, draft: Draft): string {
  const numbers = draft.commentNumbers.get(id) ?? [];
  return messages
    .map(({ author, at, text }, index) => {
      const number = numbers[index] ?? 0;
      const who = { "w:id": number, "w:author": author, "w:date": wordTime(at) };
      const lines = text.split("\n");
      const paragraphs = lines.map((line, place) =>
        lineXml(
          line,
          place === 0,
          place === lines.length - 1 ? paragraphId(number) : undefined,
          draft,
        ),
      );
      return tag("w:comment", { ...who, "w:initials": initials(author) }, ...paragraphs);
    })
    .join("");
}

/** The last paragraph is the one by which answers name what they answer. */
function lineXml(line: string, isFirst: boolean, id: string | undefined, draft: Draft): string {
  const style = tag("w:pPr", {}, val("pStyle", draft.style("commentText")));
  const mark = tag(
    "w:r",
    {},
    tag("w:rPr", {}, val("rStyle", draft.style("commentReference"))),
    "<w:annotationRef/>",
  );
  return tag("w:p", { "w14:paraId": id }, style, isFirst ? mark : "", run(draft, line));
}

/** Which message answers which, and what is settled. */
export function commentsExtendedXml({ comments }: PrintReview, draft: Draft): string {
  return partXml(
    "w15:commentsEx",
    ...comments.flatMap(({ id, isClosed }) => {
      const numbers = draft.commentNumbers.get(id) ?? [];
      return numbers.map((number, index) =>
        tag("w15:commentEx", {
          "w15:paraId": paragraphId(number),
          "w15:paraIdParent": index === 0 ? undefined : paragraphId(numbers[0] ?? 0),
          "w15:done": isClosed ? 1 : 0,
        }),
      );
    }),
  );
}

function paragraphId(number: number): string {
  return (0x1000_0000 + number).toString(16).toUpperCase();
}

function initials(author: string): string {
  const letters = author.split(/\s+/).map((word) => [...word][0] ?? "");
  return letters.slice(0, 3).join("").toUpperCase();
}
