/**
 * Cleaning of pasted HTML. The schema already drops what it does not know; here the rest is mended: Word's paragraphs
 * that only look like lists, headings of levels we do not have, wrappers that make everything bold.
 */

import { ImageId, imageLimits } from "@brudnopis/schema";

/** HTML as pasted in; HTML that the editor's schema reads well out. */
export function cleanPastedHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, "text/html");
  const { body } = page;
  removeAll(
    body,
    "script, style, meta, link, title, img:not([data-asset]), picture, svg, object, iframe, o\\:p, xml",
  );
  removeComments(body);
  for (const wrapper of body.querySelectorAll<HTMLElement>("b, strong")) {
    // Google Docs wraps everything in <b style="font-weight: normal">.
    if (/^(normal|400)$/.test(wrapper.style.fontWeight)) unwrap(wrapper);
  }
  for (const heading of body.querySelectorAll("h1, h2")) rename(heading, "h3");
  for (const heading of body.querySelectorAll("h5, h6")) rename(heading, "h4");
  listsFromWord(body);
  removeOddAttributes(body);
  for (const paragraph of body.querySelectorAll("p")) {
    if (paragraph.textContent.trim() === "" && paragraph.closest("td, th, li") === null) {
      paragraph.remove();
    }
  }
  return body.innerHTML;
}

/** What the server would refuse, see `fitsAttribute`: any page can put any text into these. */
function removeOddAttributes(root: Element): void {
  const allowed = [
    ["td, th", "colspan", /^[1-9]\d{0,2}$/],
    ["td, th", "rowspan", /^[1-9]\d{0,2}$/],
    ["td, th", "align", /^(left|center|right)$/i],
    ["ol", "start", /^-?\d{1,9}$/],
    ["ol", "type", /^[1aAiI]$/],
  ] as const;
  for (const [selector, name, pattern] of allowed) {
    for (const element of root.querySelectorAll(selector)) {
      if (!pattern.test(element.getAttribute(name) ?? "")) element.removeAttribute(name);
    }
  }
  for (const image of root.querySelectorAll("img")) mendPicture(image);
  for (const cell of root.querySelectorAll("td, th")) {
    cell.removeAttribute("colwidth");
    cell.removeAttribute("data-colwidth");
  }
}

/** One of our own, by its name alone; where it leads is not asked for. */
function mendPicture(image: Element): void {
  if (!ImageId.safeParse(image.getAttribute("data-asset")).success) return image.remove();
  image.removeAttribute("src");
  const { altLength, captionLength } = imageLimits;
  image.setAttribute("alt", (image.getAttribute("alt") ?? "").slice(0, altLength));
  const caption = image.getAttribute("data-caption");
  if (caption !== null) image.setAttribute("data-caption", caption.slice(0, captionLength));
}

function removeAll(root: Element, selector: string): void {
  for (const element of root.querySelectorAll(selector)) element.remove();
}

/** Word hides whole style sheets in conditional comments. */
function removeComments(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

function rename(element: Element, tag: string): Element {
  const renamed = element.ownerDocument.createElement(tag);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

const wordBullet = /^[\s\u00a0]*([·•▪§o\-–]|\d{1,3}[.)]|[a-z][.)])[\s\u00a0]+/;

/** Word's list items are paragraphs with `mso-list` in their style and the bullet typed into the text. */
function listsFromWord(root: Element): void {
  let list: Element | undefined;
  for (const paragraph of root.querySelectorAll("p")) {
    if (!isWordListItem(paragraph)) {
      list = undefined;
      continue;
    }
    const isNumbered = /^[\s\u00a0]*\d/.test(paragraph.textContent);
    if (!list || list.nextElementSibling !== paragraph) {
      list = paragraph.ownerDocument.createElement(isNumbered ? "ol" : "ul");
      paragraph.before(list);
    }
    removeAll(paragraph, "[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
    stripBullet(paragraph);
    const item = paragraph.ownerDocument.createElement("li");
    item.append(rename(paragraph, "p"));
    list.append(item);
  }
}

function isWordListItem(paragraph: Element): boolean {
  return (
    /mso-list:\s*l\d/i.test(paragraph.getAttribute("style") ?? "") ||
    /MsoListParagraph/i.test(paragraph.className)
  );
}

function stripBullet(paragraph: Element): void {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const first = walker.nextNode();
  if (first?.nodeValue != null) first.nodeValue = first.nodeValue.replace(wordBullet, "");
}
