/** A Markdown file (GFM) as a program that shows such files understands it, of all that our writer uses. */
import type { Part, RowPart } from "./outline.ts";

export function markdownParts(markdown: string): Part[] {
  const notes = new Map(
    [...markdown.matchAll(/^\[\^(\d+)\]: (.*)$/gm)].map(([, number = "", text = ""]) => [
      number,
      plain(text),
    ]),
  );
  const lines = markdown.split("\n").filter((line) => !/^\[\^\d+\]: /.test(line));
  return withCaptions(blockParts(lines, 0));

  function blockParts(source: readonly string[], depth: number): Part[] {
    const parts: Part[] = [];
    for (let at = 0; at < source.length;) {
      const line = source[at] ?? "";
      const heading = /^(#{1,6}) (.*)$/.exec(line);
      const item = /^(-|\d+\.) (.*)$/.exec(line);
      if (line.trim() === "") at += 1;
      else if (heading) {
        parts.push({
          is: "heading",
          level: heading[1]?.length ?? 0,
          inside: inlineParts(heading[2] ?? ""),
        });
        at += 1;
      } else if (line.startsWith("> ") || line === ">") {
        const end = endOf(source, at, (each) => each.startsWith(">"));
        parts.push(
          ...blockParts(
            source.slice(at, end).map((each) => each.replace(/^> ?/, "")),
            depth,
          ),
        );
        at = end;
      } else if (line.startsWith("| ")) {
        const end = endOf(source, at, (each) => each.startsWith("|"));
        parts.push(tablePart(source.slice(at, end)));
        at = end;
      } else if (item) {
        const room = (item[1]?.length ?? 0) + 1;
        const end = endOf(
          source,
          at + 1,
          (each) => each.trim() === "" || each.startsWith(" ".repeat(room)),
        );
        const inside = source.slice(at, end).map((each) => each.slice(room));
        parts.push(...blockParts(inside, depth + 1));
        at = end;
      } else {
        const end = endOf(source, at + 1, (each) => each.trim() !== "");
        parts.push(paragraphPart(source.slice(at, end).join("\n"), depth));
        at = end;
      }
    }
    return parts;
  }

  function paragraphPart(text: string, depth: number): Part {
    const alt = /^\*\[(.*)\]\*$/s.exec(text)?.[1];
    if (alt !== undefined) return { is: "figure", alt: plain(alt) };
    const part: Part = { is: "paragraph", depth, inside: inlineParts(text) };
    if (/^\*\*[^*].*\*\*$/s.test(text)) boldParts.add(part);
    return part;
  }

  function inlineParts(text: string): Part[] {
    return text.split(/((?<!\\)\[\^\d+\])/).flatMap((piece): Part[] => {
      const number = /^\[\^(\d+)\]$/.exec(piece)?.[1];
      if (number !== undefined) return [{ is: "note", text: notes.get(number) ?? "nowhere" }];
      return piece === "" ? [] : [{ is: "run", text: plain(piece) }];
    });
  }

  function tablePart(source: readonly string[]): Part {
    const [head = "", , ...body] = source;
    const row = (line: string, isHead: boolean): RowPart => ({
      isHead,
      cells: line
        .replace(/^\| | \|$/g, "")
        .split(/(?<!\\) \| /)
        .map((text) => ({
          isHeader: isHead,
          colspan: 1,
          rowspan: 1,
          inside: inlineParts(text.replaceAll("<br>", "\n")),
        })),
    });
    return { is: "table", rows: [row(head, true), ...body.map((line) => row(line, false))] };
  }
}

/** Paragraphs all in bold, by which tables are named. */
const boldParts = new WeakSet<Part>();

function withCaptions(parts: readonly Part[]): Part[] {
  return parts.flatMap((part, index): Part[] => {
    const before = parts[index - 1];
    if (boldParts.has(part) && parts[index + 1]?.is === "table") return [];
    if (part.is !== "table" || before?.is !== "paragraph" || !boldParts.has(before)) return [part];
    return [
      { ...part, caption: before.inside.map((each) => ("text" in each ? each.text : "")).join("") },
    ];
  });
}

function endOf(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && belongs(lines[end] ?? "")) end += 1;
  // Empty lines behind a block are nobody's.
  while (end > from && (lines[end - 1] ?? "").trim() === "") end -= 1;
  return end;
}

/** Text without its marks; what was escaped is itself. */
function plain(text: string): string {
  return text
    .split(/(\\[^\p{L}\p{N}\s])/u)
    .map((piece, index) =>
      index % 2 === 1 ? piece.slice(1) : piece.replace(/[*~]{1,3}|\]\(<[^>]*>\)|\[|\\(?=\n)/g, ""),
    )
    .join("");
}
