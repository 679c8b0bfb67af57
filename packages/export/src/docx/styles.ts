/**
 * The Word styles of a document. Built-in ones have Word's own names, which Word shows in its user's language („Nagłówek 1”)
 * and other programs know; a template of an organisation is asked for the same names.
 *
 * Only the document's defaults name typefaces: a style that stands in for one an organisation's template lacks looks like
 * the rest of that template.
 */
import type { Language } from "@brudnopis/schema";
import { tag, val } from "./xml.ts";
import { builtInStyles } from "./built-in-styles.ts";
import { customStyles } from "./custom-styles.ts";
import type { StyleKind, StyleRole } from "./style-kit.ts";

// The two tables are written out, and hold exactly these roles.
const styleRoles = [
  ...Object.keys(builtInStyles),
  ...Object.keys(customStyles),
] as readonly StyleRole[];

/** What a file calls each style. */
export type StyleIds = Readonly<Record<StyleRole, string>>;

/** A style that a file has. */
export interface KnownStyle {
  readonly kind: StyleKind;
  readonly id: string;
  readonly name: string;
}

export interface StyleChoice {
  readonly ids: StyleIds;
  /** Those that the file lacks. */
  readonly missing: readonly StyleRole[];
}

/** Takes the styles that are there by their names; the others get ids that are still free. */
export function chooseStyles(known: readonly KnownStyle[], language: Language): StyleChoice {
  const taken = new Set(known.map(({ id }) => id.toLowerCase()));
  const missing: StyleRole[] = [];
  const entries = styleRoles.map((role) => {
    const found = findStyle(role, known, language);
    if (found) return [role, found.id] as const;
    missing.push(role);
    return [role, freeId(idOf(role), taken)] as const;
  });
  // Every role has its entry.
  return { ids: Object.fromEntries(entries) as Record<StyleRole, string>, missing };
}

/** By Word's own name; some programs write the one that people see. */
function findStyle(
  role: StyleRole,
  known: readonly KnownStyle[],
  language: Language,
): KnownStyle | undefined {
  const { kind } = definitionOf(role);
  const names = [styleName(role, language), shownStyleName(role, "pl")];
  const ofKind = known.filter((style) => style.kind === kind);
  for (const name of names) {
    const found = ofKind.find((style) => style.name.toLowerCase() === name.toLowerCase());
    if (found) return found;
  }
  return undefined;
}

function idOf(role: StyleRole): string {
  return role.charAt(0).toUpperCase() + role.slice(1);
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  while (taken.has(id.toLowerCase())) id = `B${id}`;
  taken.add(id.toLowerCase());
  return id;
}

function definitionOf(role: StyleRole) {
  return role in builtInStyles
    ? builtInStyles[role as keyof typeof builtInStyles]
    : customStyles[role as keyof typeof customStyles];
}

/** The name in the file. */
function styleName(role: StyleRole, language: Language): string {
  const { name } = definitionOf(role);
  return typeof name === "string" ? name : name[language];
}

/** The name that Word shows. */
export function shownStyleName(role: StyleRole, language: Language): string {
  const definition = definitionOf(role);
  if ("shown" in definition && language === "pl") return definition.shown;
  const name = styleName(role, language);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The definitions of the styles that a file lacks. */
export function styleDefinitions({ ids, missing }: StyleChoice, language: Language): string {
  return missing.map((role) => styleDefinition(role, ids, language)).join("");
}

function styleDefinition(role: StyleRole, ids: StyleIds, language: Language): string {
  const { kind, basedOn, next, look, isDefault } = definitionOf(role);
  const isCustom = role in customStyles;
  return tag(
    "w:style",
    {
      "w:type": kind,
      "w:styleId": ids[role],
      "w:default": isDefault ? 1 : undefined,
      "w:customStyle": isCustom ? 1 : undefined,
    },
    val("name", styleName(role, language)),
    basedOn ? val("basedOn", ids[basedOn]) : "",
    next ? val("next", ids[next]) : "",
    val("uiPriority", isCustom ? 20 : 9),
    tag("w:qFormat"),
    look,
  );
}

/** All styles of a document that has no other template. */
export function stylesXml(choice: StyleChoice, language: Language, isCompact: boolean): string {
  const locale = language === "pl" ? "pl-PL" : "en-GB";
  const fonts = {
    "w:ascii": "Calibri",
    "w:hAnsi": "Calibri",
    "w:eastAsia": "Calibri",
    "w:cs": "Calibri",
  };
  const xml = [
    tag(
      "w:docDefaults",
      {},
      tag(
        "w:rPrDefault",
        {},
        tag(
          "w:rPr",
          {},
          tag("w:rFonts", fonts),
          val("sz", 22),
          val("szCs", 22),
          tag("w:lang", { "w:val": locale, "w:eastAsia": locale, "w:bidi": "ar-SA" }),
        ),
      ),
      tag(
        "w:pPrDefault",
        {},
        tag("w:pPr", {}, tag("w:spacing", { "w:after": 140, "w:line": 276, "w:lineRule": "auto" })),
      ),
    ),
    styleDefinitions(choice, language),
  ];
  return isCompact ? compact(xml.join("")) : xml.join("");
}

/** For what must fit on two pages: half the distances between paragraphs, and large letters a quarter smaller. */
function compact(xml: string): string {
  return xml
    .replace(/w:(before|after)="(\d+)"/g, (_, side: string, distance: string) =>
      attributeXml(`w:${side}`, Math.round(Number(distance) / 2)),
    )
    .replace(/w:(szCs|sz) w:val="(\d+)"/g, (_, name: string, size: string) =>
      attributeXml(
        `w:${name} w:val`,
        Number(size) > 24 ? Math.round(Number(size) * 0.75) : Math.min(20, Number(size)),
      ),
    );
}

function attributeXml(attribute: string, value: number): string {
  return `${attribute}="${value}"`;
}
