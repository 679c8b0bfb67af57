/** Formatted text as the editor gives it, told as the document tells it, so that equal texts are equal. */
import { isSafeHref, nodeAttributes } from "@brudnopis/document";
import type { RichMark, RichNode } from "@brudnopis/schema";

/** A node of ProseMirror's JSON, whose attributes may be anything. */
interface EditorNode {
  readonly type?: string | undefined;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly EditorNode[] | undefined;
  readonly text?: string | undefined;
  readonly marks?: readonly EditorMark[] | undefined;
}

interface EditorMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
}

/** Without attributes that have their default, and without empty lists of children or marks. */
export function richNodes(nodes: readonly EditorNode[]): RichNode[] {
  return nodes.map(({ type = "paragraph", attrs, content = [], text, marks = [] }) => {
    const given = givenAttributes(type, attrs ?? {});
    const known = marks.flatMap(richMark).toSorted((a, b) => rank(a) - rank(b));
    return {
      type,
      ...(Object.keys(given).length > 0 ? { attrs: given } : {}),
      ...(content.length > 0 ? { content: richNodes(content) } : {}),
      ...(text === undefined ? {} : { text }),
      ...(known.length > 0 ? { marks: known } : {}),
    };
  });
}

export function isSameText(a: readonly RichNode[], b: readonly RichNode[]): boolean {
  return JSON.stringify(richNodes(a)) === JSON.stringify(richNodes(b));
}

function givenAttributes(type: string, attrs: Readonly<Record<string, unknown>>) {
  const defaults: Readonly<Record<string, unknown>> =
    Object.entries(nodeAttributes).find(([name]) => name === type)?.[1] ?? {};
  const given: NonNullable<RichNode["attrs"]> = {};
  for (const [key, fallback] of Object.entries(defaults)) {
    const value = attrs[key];
    if (value === undefined || value === fallback) continue;
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
      given[key] = value;
    }
  }
  return given;
}

function richMark({ type, attrs }: EditorMark): RichMark[] {
  if (type === "bold" || type === "italic") return [{ type }];
  const href = attrs?.["href"];
  const isLink = type === "link" && typeof href === "string" && isSafeHref(href);
  return isLink ? [{ type: "link", attrs: { href } }] : [];
}

/** The order in which the document reads them. */
function rank({ type }: RichMark): number {
  return ["bold", "italic", "link"].indexOf(type);
}
