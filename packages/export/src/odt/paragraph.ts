import { escapeXml } from "../xml-text.ts";
import type { Draft } from "./draft.ts";

/** `inside` is markup already. Begins the page that is due, and bears the names that references lead to. */
export function paragraph(style: string, inside: string, draft: Draft, level?: number): string {
  const element = level === undefined ? "text:p" : "text:h";
  const outline = level === undefined ? "" : ` text:outline-level="${level}"`;
  const marks = draft.takeMarks().map(bookmark).join("");
  return `<${element} text:style-name="${styleOnPage(style, draft)}"${outline}>${marks}${inside}</${element}>`;
}

function bookmark(anchor: string): string {
  return `<text:bookmark text:name="${escapeXml(anchor)}"/>`;
}

function styleOnPage(style: string, draft: Draft): string {
  const page = draft.takePage();
  if (page === undefined) return style;
  return draft.style(
    `paragraph ${style} ${page}`,
    (name) =>
      `<style:style style:name="${name}" style:family="paragraph" style:parent-style-name="${style}" style:master-page-name="${page}"/>`,
  );
}
