export type {
  Block,
  CardBlock,
  Fact,
  HeadingBlock,
  Inline,
  PrintCover,
  PrintDocument,
  PrintSection,
  PrintWords,
  TableBlock,
  TableCell,
  TableColumn,
  TableRow,
} from "./print.ts";
export { type PrintOptions, toPrintDocument } from "./print-document.ts";
export { type Measure, typeset } from "./typography.ts";
