/** Styles that Word does not have. Their names are for people, in the language of the document. */
import { colours, type Custom, type CustomRole, letters } from "./style-kit.ts";

export const customStyles: Readonly<Record<CustomRole, Custom>> = {
  fact: {
    kind: "paragraph",
    name: { pl: "Dane", en: "Facts" },
    basedOn: "normal",
    look: '<w:pPr><w:tabs><w:tab w:val="left" w:pos="3119"/></w:tabs><w:spacing w:after="80"/><w:ind w:left="3119" w:hanging="3119"/></w:pPr>',
  },
  statementLabel: {
    kind: "paragraph",
    name: { pl: "Zdanie wyróżnione – nazwa", en: "Statement label" },
    basedOn: "normal",
    next: "statement",
    look: `<w:pPr><w:keepNext/><w:spacing w:before="200" w:after="60"/></w:pPr>${letters({ bold: true, colour: colours.inkSoft, size: 20 })}`,
  },
  statement: {
    kind: "paragraph",
    name: { pl: "Zdanie wyróżnione", en: "Statement" },
    basedOn: "normal",
    look: `<w:pPr><w:spacing w:after="240"/></w:pPr>${letters({ italic: true, size: 28 })}`,
  },
  gap: {
    kind: "paragraph",
    name: { pl: "Do uzupełnienia", en: "To be filled in" },
    basedOn: "normal",
    look: letters({ italic: true, colour: colours.warn }),
  },
  cellText: {
    kind: "paragraph",
    name: { pl: "Tekst w tabeli", en: "Table text" },
    basedOn: "normal",
    look: `<w:pPr><w:spacing w:after="40" w:line="240" w:lineRule="auto"/></w:pPr>${letters({ size: 18 })}`,
  },
  cellSmall: {
    kind: "paragraph",
    name: { pl: "Tekst w tabeli – drobny", en: "Table text small" },
    basedOn: "cellText",
    look: letters({ size: 15 }),
  },
  cellHead: {
    kind: "paragraph",
    name: { pl: "Nagłówek w tabeli", en: "Table head" },
    basedOn: "cellText",
    look: `<w:pPr><w:keepNext/></w:pPr>${letters({ bold: true, colour: colours.inkSoft })}`,
  },
  tableNote: {
    kind: "paragraph",
    name: { pl: "Uwaga pod tabelą", en: "Table note" },
    basedOn: "normal",
    look: `<w:pPr><w:spacing w:before="80"/></w:pPr>${letters({ colour: colours.inkSoft, size: 18 })}`,
  },
  picture: {
    kind: "paragraph",
    name: { pl: "Rysunek", en: "Picture" },
    basedOn: "normal",
    next: "normal",
    look: '<w:pPr><w:keepLines/><w:spacing w:after="200" w:line="240" w:lineRule="auto"/></w:pPr>',
  },
  formLabel: {
    kind: "paragraph",
    name: { pl: "Pole formularza", en: "Form field" },
    basedOn: "normal",
    look: `<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="60"/></w:pPr>${letters({ bold: true })}`,
  },
  guidance: {
    kind: "paragraph",
    name: { pl: "Wskazówka", en: "Guidance" },
    basedOn: "normal",
    look: `<w:pPr><w:keepNext/><w:spacing w:after="60"/></w:pPr>${letters({ colour: colours.inkSoft, size: 20 })}`,
  },
  formLine: {
    kind: "paragraph",
    name: { pl: "Wiersz do wypełnienia", en: "Form line" },
    basedOn: "normal",
    look: `<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="${colours.inkSoft}"/></w:pBdr><w:spacing w:before="160" w:after="200"/></w:pPr>`,
  },
  coverMark: {
    kind: "paragraph",
    name: { pl: "Okładka – stan dokumentu", en: "Cover state" },
    basedOn: "normal",
    look: `<w:pPr><w:pBdr><w:left w:val="single" w:sz="24" w:space="10" w:color="${colours.accent}"/></w:pBdr><w:spacing w:before="0" w:after="60"/><w:ind w:left="240"/></w:pPr>`,
  },
  coverWarning: {
    kind: "paragraph",
    name: { pl: "Okładka – zastrzeżenie", en: "Cover notice" },
    basedOn: "normal",
    look: `<w:pPr><w:pBdr><w:top w:val="single" w:sz="4" w:space="6" w:color="${colours.mark}"/><w:left w:val="single" w:sz="4" w:space="6" w:color="${colours.mark}"/><w:bottom w:val="single" w:sz="4" w:space="6" w:color="${colours.mark}"/><w:right w:val="single" w:sz="4" w:space="6" w:color="${colours.mark}"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="${colours.mark}"/><w:spacing w:before="360"/><w:ind w:left="140" w:right="140"/></w:pPr>${letters({ colour: "5E3900", size: 20 })}`,
  },
  signatory: {
    kind: "paragraph",
    name: { pl: "Podpisujący", en: "Signatory" },
    basedOn: "normal",
    look: '<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="480" w:after="0"/></w:pPr>',
  },
  signature: {
    kind: "paragraph",
    name: { pl: "Podpis", en: "Signature line" },
    basedOn: "normal",
    look: '<w:pPr><w:keepLines/><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="5100"/></w:tabs><w:spacing w:before="840" w:after="0"/></w:pPr>',
  },
  code: {
    kind: "character",
    name: { pl: "Kod", en: "Code" },
    look: `<w:rPr><w:b/><w:bCs/><w:color w:val="${colours.accent}"/></w:rPr>`,
  },
  label: {
    kind: "character",
    name: { pl: "Nazwa danych", en: "Fact label" },
    look: letters({ colour: colours.inkSoft, size: 19 }),
  },
  grid: {
    kind: "table",
    name: { pl: "Tabela dokumentu", en: "Document table" },
    basedOn: "tableNormal",
    look: [
      "<w:tblPr><w:tblBorders>",
      `<w:bottom w:val="single" w:sz="4" w:space="0" w:color="${colours.line}"/>`,
      `<w:insideH w:val="single" w:sz="4" w:space="0" w:color="${colours.line}"/>`,
      '</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>',
      '<w:bottom w:w="20" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>',
    ].join(""),
  },
};
