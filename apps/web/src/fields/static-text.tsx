import { createElement, Fragment, memo, type ReactNode } from "react";
import { isSafeHref } from "@brudnopis/document";
import { Picture } from "../images/picture.tsx";
import type { RichMark, RichNode, RichText } from "@brudnopis/schema";

/** Formatted text as plain HTML, in the same elements as the editor makes, so that nothing jumps when it comes. */
export const StaticText = memo(function StaticText({ doc }: { readonly doc: RichText }) {
  return <>{renderNodes(doc.content, plain)}</>;
});

/** How a run of text is drawn, called in the order in which they are read. */
export type DrawText = (text: string, marks: readonly RichMark[]) => ReactNode;

const plain: DrawText = (text, marks) => renderMarks(text, marks);

export function renderNodes(nodes: readonly RichNode[], draw: DrawText): ReactNode {
  return nodes.map((node, index) => renderNode(node, index, draw));
}

const tags: Readonly<Record<string, string>> = {
  paragraph: "p",
  bulletList: "ul",
  listItem: "li",
  blockquote: "blockquote",
  tableRow: "tr",
};

function renderNode(node: RichNode, index: number, draw: DrawText): ReactNode {
  const children = node.content?.map((child, at) => renderNode(child, at, draw));
  const tag = tags[node.type];
  if (tag !== undefined) return createElement(tag, { key: index }, children ?? <br />);
  switch (node.type) {
    case "text":
      return <Fragment key={index}>{draw(node.text ?? "", node.marks ?? [])}</Fragment>;
    case "hardBreak":
      return <br key={index} />;
    case "heading":
      return createElement(node.attrs?.["level"] === 4 ? "h4" : "h3", { key: index }, children);
    case "orderedList":
      return (
        <ol key={index} start={numeric(node, "start") ?? 1}>
          {children}
        </ol>
      );
    case "image":
      return <Picture key={index} node={node} />;
    case "table":
      return (
        <div className="tableWrapper" key={index}>
          <table>
            <tbody>{children}</tbody>
          </table>
        </div>
      );
    case "tableCell":
    case "tableHeader":
      return createElement(
        node.type === "tableCell" ? "td" : "th",
        { key: index, colSpan: numeric(node, "colspan"), rowSpan: numeric(node, "rowspan") },
        children,
      );
    default:
      return <Fragment key={index}>{children}</Fragment>;
  }
}

function numeric(node: RichNode, attribute: string): number | undefined {
  const value = node.attrs?.[attribute];
  return typeof value === "number" ? value : undefined;
}

export function renderMarks(text: string, marks: readonly RichMark[]): ReactNode {
  return marks.reduce<ReactNode>((content, mark) => {
    if (mark.type === "bold") return <strong>{content}</strong>;
    if (mark.type === "italic") return <em>{content}</em>;
    if (!isSafeHref(mark.attrs.href)) return content;
    return (
      <a href={mark.attrs.href} rel="noopener noreferrer" target="_blank">
        {content}
      </a>
    );
  }, text);
}
