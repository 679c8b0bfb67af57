/** What every view has around it: what it is for, the picture, and the same as a table, which is never far away. */
import type { ViewPart } from "@brudnopis/schema";
import { type ReactNode, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, useIsEditing } from "../document/document-context.ts";
import "./view-frame.css";

export interface ViewProps {
  readonly part: ViewPart;
}

export interface ViewFrameProps extends ViewProps {
  /** Whether there is anything to draw. */
  readonly isEmpty: boolean;
  /** What an empty view says: which records draw it. */
  readonly emptyText: string;
  /** One or two sentences that say what the picture shows; read out before it. */
  readonly summary: string;
  /** The picture. Absent where the table is the picture, as in the Gantt chart. */
  readonly picture: ReactNode;
  readonly table: ReactNode;
}

type Side = "picture" | "table";

export function ViewFrame(props: ViewFrameProps) {
  const { part, isEmpty, emptyText, summary, picture, table } = props;
  const { t } = useTranslation("views");
  const { language } = useDocument();
  const isEditing = useIsEditing();
  const [side, setSide] = useState<Side>("picture");
  const name = useId();
  if (isEmpty) return <p className="records-empty">{emptyText}</p>;
  return (
    <div className="view-frame">
      {isEditing && part.guidance && <p className="field-guidance">{part.guidance[language]}</p>}
      <div className="view-head">
        <p className="view-summary">{summary}</p>
        <fieldset className="view-sides">
          <legend className="visually-hidden">{t("show", { view: part.label[language] })}</legend>
          {(["picture", "table"] as const).map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name={name}
                checked={side === choice}
                onChange={() => setSide(choice)}
              />
              <span>{t(choice)}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {side === "picture" ? picture : table}
    </div>
  );
}
