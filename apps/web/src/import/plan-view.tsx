/** What an import would do, in the file's order; each part can be sent somewhere else. */
import { type ImportItem, type ImportPlan, withItem } from "@brudnopis/document";
import { type ImportDraft, inboxSection } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../document/document-context.ts";
import { LeftOut } from "./left-out.tsx";
import { SectionRow } from "./section-row.tsx";
import { TableRow } from "./table-row.tsx";
import { TextRow } from "./text-row.tsx";

export interface PlanViewProps {
  readonly draft: ImportDraft;
  readonly plan: ImportPlan;
  readonly onPlan: (plan: ImportPlan) => void;
}

export function PlanView({ draft, plan, onPlan }: PlanViewProps) {
  const { t } = useTranslation("import");
  const [isLoose, setLoose] = useState(false);
  const counts = countsOf(plan);
  const shown = isLoose ? plan.items.filter(({ target }) => isElsewhere(target.to)) : plan.items;
  const change = (item: ImportItem) => onPlan(withItem(plan, item));
  return (
    <>
      <p>{t("check", { name: draft.name })}</p>
      <p className="import-counts" role="status">
        {t("counts", counts)}
      </p>
      <LeftOut draft={draft} />
      {counts.inbox > 0 && <InboxNote />}
      {(counts.inbox > 0 || isLoose) && (
        <label className="paste-choice">
          <input
            type="checkbox"
            checked={isLoose}
            onChange={({ target }) => setLoose(target.checked)}
          />
          {t("onlyLoose")}
        </label>
      )}
      <ol className="import-items" aria-label={t("items")}>
        {shown.map((item) => (
          <li key={item.id} className={isElsewhere(item.target.to) ? "is-loose" : undefined}>
            <ItemRow item={item} onChange={change} />
          </li>
        ))}
      </ol>
    </>
  );
}

function InboxNote() {
  const { t } = useTranslation("import");
  const { language } = useConnectedDocument();
  return <p className="form-hint">{t("inboxNote", { title: inboxSection.title[language] })}</p>;
}

interface ItemRowProps {
  readonly item: ImportItem;
  readonly onChange: (item: ImportItem) => void;
}

function ItemRow({ item, onChange }: ItemRowProps) {
  switch (item.type) {
    case "text":
      return <TextRow item={item} onChange={onChange} />;
    case "table":
      return <TableRow item={item} onChange={onChange} />;
    case "section":
      return <SectionRow item={item} onChange={onChange} />;
  }
}

function isElsewhere(to: ImportItem["target"]["to"]): boolean {
  return to === "inbox" || to === "nowhere";
}

/** Texts to fields, rows to tables, and what goes to neither. */
function countsOf({ items }: ImportPlan) {
  const to = (where: ImportItem["target"]["to"]) =>
    items.filter(({ target }) => target.to === where);
  const rows = to("collection").map((item) => (item.type === "table" ? item.rows.length : 0));
  return {
    texts: to("field").length + to("record").length + to("document").length,
    tables: rows.length,
    rows: rows.reduce((sum, count) => sum + count, 0),
    inbox: to("inbox").length,
    skipped: to("nowhere").length,
  };
}
