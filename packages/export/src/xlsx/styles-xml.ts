import type { Language } from "@brudnopis/schema";
import { xmlHead } from "../packed.ts";
import { words } from "../words.ts";
import { escapeXml } from "../xml-text.ts";

/** Places of the formats in the list below. */
export const cellStyle = { text: 1, head: 2, money: 3, date: 4, year: 5, number: 6 } as const;

/** A format for each number of decimal places from none to six, as many as a template may ask for. */
export const mostDecimals = 6;

/** How much further the same formats stand that are aligned as text is. */
export const startAligned = 3 + mostDecimals + 1;

export function stylesXml(language: Language): string {
  const day = language === "pl" ? "dd\\.mm\\.yyyy" : "dd\\/mm\\/yyyy";
  const formats = [
    `#,##0.00\\ "${words[language].currency}"`,
    day,
    "0",
    ...Array.from({ length: mostDecimals + 1 }, (_, places) =>
      places === 0 ? "#,##0" : `#,##0.${"0".repeat(places)}`,
    ),
  ];
  const custom = 164;
  const cells = [
    `<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`,
    // The prefix keeps it a text when somebody edits it.
    xf(0, 0, 0, ' quotePrefix="1"'),
    xf(0, 1, 2, ' quotePrefix="1"'),
    ...formats.map((_, index) => xf(custom + index, 0, 0)),
    ...formats.map((_, index) => xf(custom + index, 0, 0, "", ' horizontal="left"')),
  ];
  return `${xmlHead}<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<numFmts count="${formats.length}">${formats.map((code, index) => `<numFmt numFmtId="${custom + index}" formatCode="${escapeXml(code)}"/>`).join("")}</numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>
<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE2EFEC"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF0D5B5C"/></bottom><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="${cells.length}">${cells.join("")}</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;
}

function xf(format: number, font: number, fill: number, more = "", aligned = ""): string {
  const border = font === 1 ? 1 : 0;
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0"${more} applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment${aligned} vertical="top" wrapText="1"/></xf>`;
}
