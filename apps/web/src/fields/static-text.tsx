import { createElement, Fragment, memo, type ReactNode } from "react";
import { isSafeHref } from "@brudnopis/document";
import type { RichMark, RichNode, RichText } from "@brudnopis/schema";

/** Formatted text as plain HTML, in the same elements as the editor makes, so that nothing jumps when it comes. */
export const StaticText = memo(function StaticText({ doc }: { readonly doc: RichText }) {
  return <>{doc.content.map(renderNode)}</>;
});

const tags: Readonly<Record<string, string>> = {
  paragraph: "p",
  bulletList: "ul",
  listItem: "li",
  blockquote: "blockquote",
  tableRow: "tr",
};

function renderNode(node: RichNode, index: number): ReactNode {
  const children = node.content?.map(renderNode);
  const tag = tags[node.type];
  if (tag !== undefined) return createElement(tag, { key: index }, children ?? <br />);
  switch (node.type) {
    case "text":
      return <Fragment key={index}>{renderMarks(node.text ?? "", node.marks ?? [])}</Fragment>;
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

function renderMarks(text: string, marks: readonly RichMark[]): ReactNode {
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
