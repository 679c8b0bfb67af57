/** What became of a value: „48 600 000 zł → 51 000 000 zł”, „dodano MPEC-Konin”. */
import { fieldAt, formatField, formatMoney, unitOf, withUnit } from "@brudnopis/document";
import type { Change, Field, FieldContent, Language, Template } from "@brudnopis/schema";
import type { TFunction } from "i18next";

export interface ValueFacts {
  readonly t: TFunction<"changes">;
  readonly language: Language;
  readonly template: Template;
  /** What a referred record is called. */
  nameOf(collection: string, id: string): string;
}

export function valueWhat(
  { address, before, after }: Extract<Change, { type: "value" }>,
  facts: ValueFacts,
): string {
  const field = fieldAt(facts.template, address);
  if (!field) return facts.t("rewritten");
  const [was, is] = [valueText(field, before, facts), valueText(field, after, facts)];
  const { t } = facts;
  if (was === "" && is === "") return t("rewritten");
  if (was === "") return t(isChosen(after) ? "valueChosen" : "valueSet", { after: is });
  if (is === "") return t("valueGone", { before: was });
  return listWhat(field, before, after, facts) ?? t("valueChanged", { before: was, after: is });
}

/** A value as it is read, with its unit; empty while there is none. */
export function valueText(
  field: Field,
  content: FieldContent | undefined,
  facts: Omit<ValueFacts, "t" | "template">,
): string {
  if (content?.type === "money") return formatMoney(content.grosze, facts.language);
  const text = formatField(field, content, facts);
  const hasUnit = content?.type === "number" && content.unit === undefined;
  return hasUnit ? withUnit(text, unitOf(field, content, {})) : text;
}

function isChosen(content: FieldContent | undefined): boolean {
  return content?.type === "choice" || content?.type === "reference";
}

/** Of several that can be chosen at once only what is different: the rest would hide it. */
function listWhat(
  field: Field,
  before: FieldContent | undefined,
  after: FieldContent | undefined,
  facts: ValueFacts,
): string | undefined {
  const [was, is] = [before, after].map(listOf);
  if (!was || !is || was.length + is.length < 3) return undefined;
  const { t } = facts;
  const textOf = (items: readonly string[]) =>
    valueText(field, before?.type === "choice" ? chosen(items) : referred(items), facts);
  const added = is.filter((item) => !was.includes(item));
  const removed = was.filter((item) => !is.includes(item));
  if (added.length + removed.length === 0) return t("optionsMoved", { after: textOf(is) });
  const parts = [
    ...(added.length > 0 ? [t("optionsAdded", { added: textOf(added) })] : []),
    ...(removed.length > 0 ? [t("optionsGone", { removed: textOf(removed) })] : []),
  ];
  return parts.join(", ");
}

function listOf(content: FieldContent | undefined): readonly string[] | undefined {
  if (content?.type === "choice") return content.keys;
  return content?.type === "reference" ? content.ids : undefined;
}

function chosen(keys: readonly string[]): FieldContent {
  return { type: "choice", keys: [...keys] };
}

function referred(ids: readonly string[]): FieldContent {
  return { type: "reference", ids: [...ids] };
}
