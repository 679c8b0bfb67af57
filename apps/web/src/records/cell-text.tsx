/** What a cell says while nobody writes in it. */
import { unitOf } from "@brudnopis/document";
import type { Field, RecordContent } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { shownUnit, useProblem } from "../fields/parsed-input.tsx";
import { useFieldText } from "../fields/use-format.ts";

export interface CellTextProps {
  readonly field: Field;
  readonly record: RecordContent;
}

export function CellText({ field, record }: CellTextProps) {
  const content = record.fields[field.key];
  const text = useFieldText(field, content, "short");
  if (content?.type === "unparsed") return <KeptText field={field} record={record} />;
  return text === "" ? <span className="gap">–</span> : text;
}

/** What was not understood stands as it was typed, with the reason below it. */
function KeptText({ field, record }: CellTextProps) {
  const content = record.fields[field.key];
  const { t } = useTranslation();
  const raw = content?.type === "unparsed" ? content.raw : "";
  return (
    <>
      <span className="kept">{raw}</span>
      <span className="kept-why">
        {field.type === "number" ||
        field.type === "money" ||
        field.type === "date" ||
        field.type === "year" ? (
          <KeptWhy field={field} record={record} />
        ) : (
          t(field.type === "reference" ? "records.pick.unknown" : "records.notOnList", { raw })
        )}
      </span>
    </>
  );
}

interface KeptWhyProps extends CellTextProps {
  readonly field: Parameters<typeof useProblem>[0];
}

function KeptWhy({ field, record }: KeptWhyProps) {
  const content = record.fields[field.key];
  return useProblem(
    field,
    content,
    shownUnit({ field, unit: unitOf(field, content, record.fields) }),
  );
}
