/** A text as plain HTML with the marks of its review, which can be pressed and, where text is only read, reached by key. */
import type { RichText } from "@brudnopis/schema";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { renderMarks, renderNodes } from "../../fields/static-text.tsx";
import { markAttribute } from "../marks-on-page.ts";
import type { TextMark } from "../text-mark.ts";
import { cutByMarks, type Piece } from "./mark-pieces.ts";
import { classOf, insertedWords, isLine } from "./text-marks.ts";

export interface MarkedTextProps {
  readonly doc: RichText;
  /** In the order of the text. */
  readonly marks: readonly TextMark[];
  readonly onChosen: (id: string) => void;
  /** Within what is a text box itself, buttons would be in the way of typing; there keys lead to remarks. */
  readonly hasButtons: boolean;
}

export function MarkedText({ doc, marks, onChosen, hasButtons }: MarkedTextProps) {
  let at = 0;
  return renderNodes(doc.content, (text, formats) => {
    const pieces = cutByMarks(text, at, marks);
    at += text.length;
    return pieces.map((piece, index) => (
      <Fragment key={index}>
        {wrapped(piece, renderMarks(piece.text, formats))}
        {piece.ends.map((mark) => (
          <MarkEnd key={mark.id} mark={mark} onChosen={onChosen} hasButton={hasButtons} />
        ))}
      </Fragment>
    ));
  });
}

function wrapped({ around, begins }: Piece, content: ReactNode): ReactNode {
  return around.reduceRight<ReactNode>(
    (inner, mark) => (
      <mark
        className={classOf(mark)}
        {...{ [markAttribute]: mark.id }}
        // Said once for a mark, however many pieces it is drawn in.
        data-label={begins.includes(mark) ? mark.label : undefined}
      >
        {inner}
      </mark>
    ),
    content,
  );
}

interface MarkEndProps {
  readonly mark: TextMark;
  readonly onChosen: (id: string) => void;
  readonly hasButton: boolean;
}

function MarkEnd({ mark, onChosen, hasButton }: MarkEndProps) {
  const { t } = useTranslation("review");
  const words = insertedWords(mark.insert);
  const active = mark.isActive ? " is-active" : "";
  return (
    <>
      {words !== "" && (
        <ins
          className={`review-insert${isLine(mark.insert) ? "" : " is-block"}${active}`}
          {...{ [markAttribute]: mark.id }}
          // Drawn by the style sheet: text of the page would be selected and copied as the document's.
          data-words={words}
          data-label={mark.label}
        />
      )}
      {hasButton && (
        <button
          className="review-mark-button"
          type="button"
          aria-label={t("mark.show", { what: mark.label })}
          onClick={() => onChosen(mark.id)}
        />
      )}
    </>
  );
}
