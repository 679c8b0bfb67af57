/**
 * A template as data: what a document consists of, in which order, with which words around it.
 *
 * Keys are names for life: comments, checks and exports refer to them, so a shipped key never changes.
 * A published version of a template is immutable; a change is a new version.
 */
import { z } from "zod";
import { CountedText, LocalText } from "./text.ts";
import { viewSources } from "./view-sources.ts";

const slug = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Names a section, a field, a collection, an option or a catalogue entry. */
export const Key = z.string().max(48).regex(slug, "A key is lower-case words joined by hyphens");

/** `mid` and 3 name one immutable text; a document remembers both. */
export const TemplateRef = z.strictObject({ id: Key, version: z.int().positive() });
export type TemplateRef = z.infer<typeof TemplateRef>;

export const Option = z.strictObject({
  key: Key,
  label: LocalText,
  /** For scales: what choosing this means. */
  note: LocalText.optional(),
});
export type Option = z.infer<typeof Option>;

const fieldBase = {
  key: Key,
  label: LocalText,
  required: z.boolean().default(false),
  /** Somebody's personal data: an export leaves it out unless it is asked for. */
  personal: z.boolean().default(false),
  /** One or two sentences shown in place: what to write and how to tell that it is good. */
  guidance: LocalText.optional(),
  /** A short good answer, shown on request and in empty fields. */
  example: LocalText.optional(),
};

/** One line of plain text, edited together like a paragraph. */
const LineField = z.strictObject({
  ...fieldBase,
  type: z.literal("line"),
  /** In characters. Longer text is kept and reported, never cut. */
  maxLength: z.int().positive().default(250),
});

/** Formatted text of several paragraphs. */
const RichField = z.strictObject({
  ...fieldBase,
  type: z.literal("rich"),
  maxLength: z.int().positive().default(4000),
});

const NumberField = z.strictObject({
  ...fieldBase,
  type: z.literal("number"),
  /** Where the unit comes from: always the same, typed beside the number, or a line field of the same record. */
  unit: z
    .discriminatedUnion("from", [
      z.strictObject({ from: z.literal("fixed"), unit: z.string().min(1) }),
      z.strictObject({ from: z.literal("choice"), units: z.array(z.string().min(1)).min(1) }),
      z.strictObject({ from: z.literal("field"), field: Key }),
    ])
    .optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** Decimal places that are kept and shown; more are rounded. */
  decimals: z.int().min(0).max(6).default(2),
});

/** Polish złoty, kept as integer grosze. */
const MoneyField = z.strictObject({ ...fieldBase, type: z.literal("money") });

/** A day, kept as ISO 8601 `YYYY-MM-DD`. */
const DateField = z.strictObject({ ...fieldBase, type: z.literal("date") });

const YearField = z.strictObject({
  ...fieldBase,
  type: z.literal("year"),
  min: z.int().default(1990),
  max: z.int().default(2100),
});

const EnumField = z.strictObject({
  ...fieldBase,
  type: z.literal("enum"),
  options: z.array(Option).min(2),
});

const MultiEnumField = z.strictObject({
  ...fieldBase,
  type: z.literal("multi-enum"),
  options: z.array(Option).min(2),
});

/** Names records of a collection by their id, so that a renamed record stays referred to. */
const ReferenceField = z.strictObject({
  ...fieldBase,
  type: z.literal("reference"),
  to: Key,
  multiple: z.boolean().default(false),
});

const BooleanField = z.strictObject({ ...fieldBase, type: z.literal("boolean") });

/** Worked out from number fields of the same record: risk level = probability × impact. Never stored. */
const ProductField = z.strictObject({
  ...fieldBase,
  type: z.literal("product"),
  of: z.array(Key).length(2),
});

export const Field = z.discriminatedUnion("type", [
  LineField,
  RichField,
  NumberField,
  MoneyField,
  DateField,
  YearField,
  EnumField,
  MultiEnumField,
  ReferenceField,
  BooleanField,
  ProductField,
]);
export type Field = z.infer<typeof Field>;
export type FieldType = Field["type"];
/** Narrows `Field` to one or more of its types. */
export type FieldOf<T extends FieldType> = Extract<Field, { type: T }>;

/** The records of a collection, as a table whose rows open into forms. */
const CollectionPart = z.strictObject({
  type: z.literal("collection"),
  collection: Key,
  guidance: LocalText.optional(),
});

/** A table worked out from records: the sum of a money field for each record of another collection. */
const SummaryPart = z.strictObject({
  type: z.literal("summary"),
  key: Key,
  label: LocalText,
  guidance: LocalText.optional(),
  /** The records that are added up … */
  collection: Key,
  /** … by this money field … */
  sum: Key,
  /** … for each record that this reference field names … */
  groupBy: Key,
  /** … naming in each row the codes behind this reference field. */
  mention: Key.optional(),
});
export type SummaryPart = z.infer<typeof SummaryPart>;

/** Pictures that draw themselves from records. What each is drawn from is in `viewSources`. */
export const ViewKind = z.enum([
  "gantt",
  "influence-matrix",
  "stakeholders-by-sector",
  "funding-by-year",
  "indicator-paths",
  "risk-matrix",
  "problem-tree",
]);
export type ViewKind = z.infer<typeof ViewKind>;

/** A picture worked out from records, and the same as a table. */
const ViewPart = z.strictObject({
  type: z.literal("view"),
  key: Key,
  view: ViewKind,
  label: LocalText,
  guidance: LocalText.optional(),
});
export type ViewPart = z.infer<typeof ViewPart>;

export const Part = z.discriminatedUnion("type", [
  ...Field.options,
  CollectionPart,
  SummaryPart,
  ViewPart,
]);
export type Part = z.infer<typeof Part>;
/** A part that holds what people write: not one that is worked out, and not a table of records. */
export type FieldPart = Exclude<Part, { type: "collection" | "summary" | "view" }>;

export const NetworkKind = z.enum(["planning", "transfer"]);
export type NetworkKind = z.infer<typeof NetworkKind>;

export const Section = z.strictObject({
  key: Key,
  /** As printed: "2", "2a". `+` is the inbox of imports, which is printed nowhere. */
  number: z.string().regex(/^[0-9]{1,2}[a-z]?$|^T$|^\+$/),
  title: LocalText,
  required: z.boolean().default(true),
  guidance: LocalText.optional(),
  /** Only in documents of networks of this kind. */
  networkKind: NetworkKind.optional(),
  parts: z.array(Part).min(1),
});
export type Section = z.infer<typeof Section>;

export const Collection = z.strictObject({
  key: Key,
  title: LocalText,
  counted: CountedText,
  /** The words on the button that adds one: „Dodaj działanie”. */
  add: LocalText,
  /** What an empty table says. */
  guidance: LocalText.optional(),
  /** Codes number themselves by order: D1, D2; with `within`, W1.1 for the first record of the first goal. */
  code: z
    .strictObject({ prefix: z.string().regex(/^[A-Z]{1,3}$/), within: Key.optional() })
    .optional(),
  /** The line field that names a record in lists and references. */
  name: Key,
  /** A reference field of this collection: its records belong to that record and open inside its form. */
  parent: Key.optional(),
  /** Fields that are columns of the table; the others are in the form. */
  columns: z.array(Key).min(1).max(8),
  fields: z.array(Field).min(1),
  /** How many records a complete document has. */
  min: z.int().min(0).default(0),
  /** More are possible, and the checker says that they are many. */
  advisedMax: z.int().positive().optional(),
  /** More are not possible. */
  max: z.int().positive().default(200),
});
export type Collection = z.infer<typeof Collection>;

/** A name that official texts write in several ways. The checker offers the right one for the others. */
export const NameEntry = z.strictObject({
  name: z.string().min(1),
  /** What is written instead, in any of its cases; upper and lower case are told apart. */
  variants: z.array(z.string().min(1)).min(1),
});
export type NameEntry = z.infer<typeof NameEntry>;

const TemplateShape = z.strictObject({
  /** Version of this file format, not of the template's wording. */
  format: z.literal(1),
  id: Key,
  version: z.int().positive(),
  title: LocalText,
  shortTitle: LocalText,
  /** Address of the line field that is the document's title. */
  titleField: z.string(),
  /** Addresses of the date fields between which the plan runs; an export prints them on its cover. */
  period: z.strictObject({ from: z.string(), to: z.string() }).optional(),
  /** Address of the line field in which a document names its version; an export prints it. */
  versionField: z.string().optional(),
  sections: z.array(Section).min(1),
  collections: z.array(Collection),
  names: z.array(NameEntry).default([]),
  /** Abbreviations that every reader knows, so that nobody has to explain them. */
  knownAcronyms: z.array(z.string().min(2)).default([]),
});
export type Template = z.infer<typeof TemplateShape>;
export const Template = TemplateShape.superRefine((template, context) => {
  for (const { path, message } of templateProblems(template)) {
    context.addIssue({ code: "custom", path, message });
  }
});

/** One entry of a catalogue: it fills a record, which stays editable. */
export const CatalogueEntry = z.strictObject({
  key: Key,
  /** Text fields take both languages; the others the stored value of their type. */
  fields: z.record(Key, z.union([LocalText, z.string(), z.number(), z.boolean(), z.array(Key)])),
  /** Why and when to choose it; where the figures come from. */
  note: LocalText.optional(),
  /** For funding sources: the days between which applications or spending are possible. */
  opens: z.iso.date().optional(),
  closes: z.iso.date().optional(),
  /** For funding sources: the largest share of eligible cost, in per cent. */
  maxSharePercent: z.number().min(0).max(100).optional(),
});
export type CatalogueEntry = z.infer<typeof CatalogueEntry>;

/** A thematic pack: what one network adds to the common template. */
export const Pack = z.strictObject({
  format: z.literal(1),
  id: Key,
  template: TemplateRef,
  title: LocalText,
  /** Entries by the collection whose records they fill. */
  catalogues: z.record(Key, z.array(CatalogueEntry).min(1)),
  /** Sections' own fields and tables of this theme, added behind those that the template has. */
  sections: z.array(z.strictObject({ key: Key, parts: z.array(Part).min(1) })).default([]),
  /** Fields added to the records of the template's collections, behind those that these have. */
  fields: z.record(Key, z.array(Field).min(1)).default({}),
  collections: z.array(Collection).default([]),
  names: z.array(NameEntry).default([]),
  knownAcronyms: z.array(z.string().min(2)).default([]),
});
export type Pack = z.infer<typeof Pack>;

interface Problem {
  readonly path: (string | number)[];
  readonly message: string;
}

/** What single fields cannot know: that keys are unique and that names lead somewhere. */
function templateProblems(template: Template): Problem[] {
  return [
    ...duplicateKeys(template.sections, ["sections"]),
    ...duplicateKeys(template.collections, ["collections"]),
    ...reservedNames(template.collections),
    ...template.sections.flatMap((section, index) =>
      sectionProblems(section, ["sections", index], template),
    ),
    ...template.collections.flatMap((collection, index) =>
      collectionProblems(collection, ["collections", index], template),
    ),
    ...namedFieldProblems(template),
  ];
}

/** A collection is a root of the shared document, beside two roots of our own. */
function reservedNames(collections: readonly Collection[]): Problem[] {
  return collections.flatMap(({ key }, index) =>
    key === "meta" || key === "values"
      ? [{ path: ["collections", index, "key"], message: `"${key}" is a reserved name` }]
      : [],
  );
}

/** What an export leaves out must not be what names records, tells of other fields or is all that a table shows. */
function indispensable(
  { name, code, parent, columns, fields }: Collection,
  path: (string | number)[],
): Problem[] {
  const isPersonal = (key: string) => fields.some((field) => field.key === key && field.personal);
  const onlyColumns = columns.every(isPersonal) ? columns : [];
  const behind = fields.flatMap(fieldsBehind);
  const needed = new Set([name, code?.within, parent, ...onlyColumns, ...behind]);
  return fields.flatMap(({ key, personal }, index) =>
    personal && needed.has(key)
      ? [{ path: [...path, "fields", index, "personal"], message: `"${key}" cannot be left out` }]
      : [],
  );
}

/** The fields beside a field that it cannot be shown without. */
function fieldsBehind(field: Field): readonly string[] {
  if (field.type === "product") return field.of;
  return field.type === "number" && field.unit?.from === "field" ? [field.unit.field] : [];
}

function namedFieldProblems({ titleField, period, versionField, sections }: Template): Problem[] {
  const wants = [
    ["titleField", titleField, "line"],
    ...(versionField === undefined ? [] : ([["versionField", versionField, "line"]] as const)),
    ...(period
      ? ([
          ["period", period.from, "date"],
          ["period", period.to, "date"],
        ] as const)
      : []),
  ] as const;
  return wants.flatMap(([name, address, type]) => {
    const [section, field] = address.split(".");
    const part = sections
      .find(({ key }) => key === section)
      ?.parts.find((candidate) => "key" in candidate && candidate.key === field);
    if (part?.type !== type)
      return [{ path: [name], message: `No ${type} field has the address "${address}"` }];
    return part.personal ? [{ path: [name], message: `"${address}" cannot be left out` }] : [];
  });
}

function sectionProblems(
  section: Section,
  path: (string | number)[],
  template: Template,
): Problem[] {
  const problems = duplicateKeys(section.parts, [...path, "parts"]);
  section.parts.forEach((part, index) => {
    const at = [...path, "parts", index];
    if (part.type === "collection")
      problems.push(...unknownCollection(part.collection, at, template));
    else if (part.type === "summary") problems.push(...summaryProblems(part, at, template));
    else if (part.type === "view") problems.push(...viewProblems(part, at, template));
    else problems.push(...fieldProblems(part, at, [], template));
  });
  return problems;
}

function collectionProblems(
  collection: Collection,
  path: (string | number)[],
  template: Template,
): Problem[] {
  const problems = duplicateKeys(collection.fields, [...path, "fields"]);
  const field = (key: string) => collection.fields.find((candidate) => candidate.key === key);
  const missing = (key: string, at: (string | number)[]) =>
    problems.push({ path: [...path, ...at], message: `No field "${key}" in "${collection.key}"` });
  collection.columns.forEach((key, index) => {
    if (!field(key)) missing(key, ["columns", index]);
  });
  if (field(collection.name)?.type !== "line") missing(collection.name, ["name"]);
  problems.push(...indispensable(collection, path));
  const references = [
    [collection.parent, ["parent"]],
    [collection.code?.within, ["code", "within"]],
  ] as const;
  for (const [key, at] of references) {
    if (key !== undefined && field(key)?.type !== "reference") missing(key, [...at]);
  }
  collection.fields.forEach((candidate, index) => {
    problems.push(
      ...fieldProblems(candidate, [...path, "fields", index], collection.fields, template),
    );
  });
  return problems;
}

function fieldProblems(
  field: Field,
  path: (string | number)[],
  siblings: readonly Field[],
  template: Template,
): Problem[] {
  const sibling = (key: string) => siblings.find((candidate) => candidate.key === key);
  switch (field.type) {
    case "enum":
    case "multi-enum":
      return duplicateKeys(field.options, [...path, "options"]);
    case "reference":
      return unknownCollection(field.to, [...path, "to"], template);
    case "number": {
      const unit = field.unit;
      if (unit?.from !== "field" || sibling(unit.field)?.type === "line") return [];
      return [{ path: [...path, "unit"], message: `No line field "${unit.field}" beside it` }];
    }
    case "product":
      return field.of
        .filter((key) => sibling(key)?.type !== "number")
        .map((key) => ({ path: [...path, "of"], message: `No number field "${key}" beside it` }));
    default:
      return [];
  }
}

function viewProblems(
  { view }: ViewPart,
  path: (string | number)[],
  template: Template,
): Problem[] {
  return Object.entries(viewSources[view]).flatMap(([key, fields]) => {
    const collection = template.collections.find((candidate) => candidate.key === key);
    if (!collection) return unknownCollection(key, path, template);
    return fields
      .filter((name) => !collection.fields.some((field) => field.key === name))
      .map((name) => ({ path, message: `"${view}" needs the field "${name}" in "${key}"` }));
  });
}

function summaryProblems(
  part: SummaryPart,
  path: (string | number)[],
  template: Template,
): Problem[] {
  const collection = template.collections.find(({ key }) => key === part.collection);
  if (!collection) return unknownCollection(part.collection, path, template);
  const wants = [
    [part.sum, "money"],
    [part.groupBy, "reference"],
    ...(part.mention === undefined ? [] : [[part.mention, "reference"] as const]),
  ] as const;
  return wants.flatMap(([key, type]) => {
    const field = collection.fields.find((candidate) => candidate.key === key);
    if (field?.type !== type)
      return [{ path, message: `"${collection.key}" has no ${type} field "${key}"` }];
    return field.personal ? [{ path, message: `"${key}" cannot be left out` }] : [];
  });
}

function unknownCollection(key: string, path: (string | number)[], template: Template): Problem[] {
  const known = template.collections.some((collection) => collection.key === key);
  return known ? [] : [{ path, message: `No collection "${key}"` }];
}

function duplicateKeys(
  items: readonly ({ readonly key: string } | Part)[],
  path: (string | number)[],
): Problem[] {
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    if (!("key" in item)) return [];
    if (seen.has(item.key))
      return [{ path: [...path, index, "key"], message: `Two are called "${item.key}"` }];
    seen.add(item.key);
    return [];
  });
}
