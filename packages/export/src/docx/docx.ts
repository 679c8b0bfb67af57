/** The print tree as a Word file that people go on writing in. A door of its own: pages that write no file do not load it. */
export { checkWordTemplate, type TemplateCheck } from "./check-template.ts";
export type { DrawnFigure } from "../drawn-figures.ts";
export { type TemplateProblem, templateLimits } from "./word-template.ts";
export { type DocxOptions, writeDocx } from "./write-docx.ts";
