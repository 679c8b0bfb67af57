/**
 * A document as one HTML file: nothing is fetched, nothing runs, and it reads aloud as well as it looks.
 *
 *   H1  What people typed is text, never markup.
 *   H2  One heading of the first level, the title; none skips a level below it.
 *   H3  Every picture says what it shows, every cell of a head whose it is.
 */
import type { AssetBytes, PrintDocument, PrintSection, PrintSignOff } from "../print.ts";
import { blocksHtml, factsHtml } from "./blocks.ts";
import { escapeHtml, lines } from "./escape.ts";
import type { HtmlContext } from "./context.ts";
import { dataUrl } from "./data-url.ts";
import { markedHtml } from "./inlines.ts";
import { Notes } from "./notes.ts";
import { style } from "./style.ts";
import { words } from "../words.ts";

export function writeHtml(print: PrintDocument, assets: AssetBytes): string {
  const notes = new Notes(print.language);
  const context: HtmlContext = {
    print,
    assets,
    notes,
    inside: (blocks) => blocksHtml(blocks, context),
  };
  const body = print.sections.map(
    (section) => `<section aria-labelledby="${sectionId(section)}">
<h2 id="${sectionId(section)}">${sectionHeading(section, context)}</h2>
${blocksHtml(section.blocks, context)}
</section>`,
  );
  return `<!doctype html>
<html lang="${print.language}">
${headHtml(print)}
<body>
<a class="skip" href="#text">${escapeHtml(words[print.language].skipToText)}</a>
${lines([coverHtml(context), contentsHtml(print)])}
<main id="text" tabindex="-1">
${lines([...body, signOffHtml(print.signOff, context), notes.html()])}
</main>
<footer>${print.marks.map((mark) => `<p>${escapeHtml(mark)}</p>`).join("")}</footer>
</body>
</html>
`;
}

function sectionId({ key }: PrintSection): string {
  return `s-${key}`;
}

function sectionName({ number, title }: PrintSection): string {
  return number === "" ? title : `${number}. ${title}`;
}

function sectionHeading({ number, title, inlines }: PrintSection, context: HtmlContext): string {
  return (number === "" ? "" : `${escapeHtml(number)}. `) + markedHtml(title, inlines, context);
}

/** The policy keeps a file that somebody puts on a web page from running or fetching anything, whatever it holds. */
function headHtml({ title, authors, date, cover }: PrintDocument): string {
  return `<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
${authors.length > 0 ? `<meta name="author" content="${escapeHtml(authors.join(", "))}">\n` : ""}<meta name="description" content="${escapeHtml(cover.kind || title)}">
<meta name="date" content="${escapeHtml(date)}">
<style>
${style}
</style>
</head>`;
}

function coverHtml(context: HtmlContext): string {
  const { title, cover, watermark } = context.print;
  const marks = (cover.marks ?? []).flatMap(({ asset, alt }) => {
    const url = dataUrl(asset, context.assets);
    return url === undefined ? [] : `<li><img src="${url}" alt="${escapeHtml(alt)}"></li>`;
  });
  return lines([
    "<header>",
    cover.annex === undefined
      ? ""
      : `<p class="annex">${cover.annex.map(escapeHtml).join("<br>")}</p>`,
    cover.kind === "" ? "" : `<p class="kind">${escapeHtml(cover.kind)}</p>`,
    `<h1 dir="auto">${escapeHtml(title)}</h1>`,
    watermark === undefined ? "" : `<p class="state">${escapeHtml(watermark)}</p>`,
    cover.mark.text === "" ? "" : `<p class="mark">${escapeHtml(cover.mark.text)}</p>`,
    factsHtml(cover.facts, context),
    cover.warning === undefined ? "" : `<p class="warning">${escapeHtml(cover.warning)}</p>`,
    marks.length === 0 ? "" : `<ul class="marks">${marks.join("")}</ul>`,
    "</header>",
  ]);
}

function contentsHtml(print: PrintDocument): string {
  if (print.sections.length < 2) return "";
  const entries = print.sections.map(
    (section) =>
      `<li><a href="#${sectionId(section)}">${escapeHtml(sectionName(section))}</a></li>`,
  );
  return `<nav aria-labelledby="contents">
<h2 id="contents">${escapeHtml(print.words.contents)}</h2>
<ul>${entries.join("\n")}</ul>
</nav>`;
}

function signOffHtml(page: PrintSignOff | undefined, context: HtmlContext): string {
  if (!page) return "";
  const hands = [page.lines.place, page.lines.signature]
    .map((hand) => `<p class="hand">${escapeHtml(hand)}</p>`)
    .join("");
  const signatures = page.signatures.map(
    ({ role, name }) =>
      `<li><p>${escapeHtml([role, name].filter(Boolean).join(", "))}</p><div class="lines">${hands}</div></li>`,
  );
  return `<section class="sign-off" aria-labelledby="sign-off">
<h2 id="sign-off">${escapeHtml(page.title)}</h2>
<p>${escapeHtml(page.subject)}</p>
<ul class="signatures">${signatures.join("")}</ul>
${factsHtml(page.facts, context)}
</section>`;
}
