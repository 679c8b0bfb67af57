/** A text with what was added and deleted in it, in the same elements as the document itself. */
import type { DiffNode } from "@brudnopis/schema";
import { createElement, Fragment, memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { renderMarks } from "../fields/static-text.tsx";
import { Picture } from "../images/picture.tsx";
import { DiffMark } from "./diff-marks.tsx";
import { inheritedChange, inlineRuns, isInline } from "./inline-runs.ts";
import { blockStep, isChanged } from "./steps.ts";

export interface TextDiffProps {
  readonly blocks: readonly DiffNode[];
  /** Of the change, for the steps through it; absent where nobody steps, as in a preview. */
  readonly changeId?: string | undefined;
}

/** Only the blocks in which something changed, for whoever wants to know what would. */
export function ShortTextDiff({ blocks }: { readonly blocks: readonly DiffNode[] }) {
  return blocks.map((block, index) => {
    if (isChanged(block)) return <Block key={index} node={block} inherited={undefined} />;
    // One sign for all blocks that are left out in one place.
    const isFirst = index === 0 || isChanged(blocks[index - 1] ?? block);
    return (
      isFirst && (
        <p className="diff-omitted" key={index}>
          …
        </p>
      )
    );
  });
}

export const TextDiff = memo(function TextDiff({ blocks, changeId }: TextDiffProps) {
  return blocks.map((block, index) => {
    const shown = <Block key={index} node={block} inherited={undefined} />;
    if (changeId === undefined || !isChanged(block)) return shown;
    return (
      <div className="step" data-step={blockStep(changeId, index)} tabIndex={-1} key={index}>
        {shown}
      </div>
    );
  });
});

interface NodeProps {
  readonly node: DiffNode;
  readonly inherited: DiffNode["change"];
}

const tags: Readonly<Record<string, string>> = {
  paragraph: "p",
  bulletList: "ul",
  orderedList: "ol",
  listItem: "li",
  blockquote: "blockquote",
  tableRow: "tr",
  tableCell: "td",
  tableHeader: "th",
};

function Block({ node, inherited }: NodeProps) {
  const passedOn = inheritedChange(node, inherited);
  const props = { className: blockClass(node), ...attributes(node) };
  const children = <Children node={node} inherited={passedOn} />;
  if (node.type === "table") {
    return (
      <div className="tableWrapper">
        <table className={blockClass(node)}>
          <tbody>{children}</tbody>
        </table>
      </div>
    );
  }
  if (node.type === "image") {
    return (
      <div className={blockClass(node)}>
        <PictureChange node={node} inherited={inherited} />
        <Picture node={node} />
      </div>
    );
  }
  const tag = node.type === "heading" ? headingTag(node) : tags[node.type];
  return tag === undefined ? children : createElement(tag, props, children);
}

function headingTag({ attrs }: DiffNode): string {
  return attrs?.["level"] === 4 ? "h4" : "h3";
}

function attributes({ type, attrs }: DiffNode): Record<string, unknown> {
  if (type === "orderedList") return { start: attrs?.["start"] ?? 1 };
  if (type !== "tableCell" && type !== "tableHeader") return {};
  return { colSpan: attrs?.["colspan"] ?? 1, rowSpan: attrs?.["rowspan"] ?? 1 };
}

function blockClass({ change }: DiffNode): string | undefined {
  return change && `diff-block is-${change.type}`;
}

function Children({ node, inherited }: NodeProps) {
  const content = node.content ?? [];
  const shape = <Reshaped node={node} />;
  if (content.length === 0 && !isContainer(node)) {
    return (
      <>
        {shape}
        {/* An empty paragraph that came or went is seen by its mark. */}
        {inherited ? <DiffMark change={inherited}>¶</DiffMark> : <br />}
      </>
    );
  }
  if (!content.some(isInline)) {
    return (
      <>
        {shape}
        {content.map((child, index) => (
          <Block key={index} node={child} inherited={inherited} />
        ))}
      </>
    );
  }
  return (
    <>
      {shape}
      <InlineText nodes={content} inherited={inherited} />
    </>
  );
}

function isContainer({ type }: DiffNode): boolean {
  return type === "table" || type === "tableRow" || type === "bulletList" || type === "orderedList";
}

export interface InlineTextProps {
  readonly nodes: readonly DiffNode[];
  readonly inherited: DiffNode["change"];
}

function InlineText({ nodes, inherited }: InlineTextProps) {
  return inlineRuns(nodes, inherited).map((run, index) => (
    <DiffMark key={index} change={run.change}>
      {run.nodes.map((node, inside) => (
        <Fragment key={inside}>{inlineNode(node, run.change !== undefined)}</Fragment>
      ))}
    </DiffMark>
  ));
}

function inlineNode({ type, text = "", marks = [] }: DiffNode, isMarked: boolean): ReactNode {
  if (type === "hardBreak")
    return isMarked ? (
      <>
        ↵<br />
      </>
    ) : (
      <br />
    );
  return renderMarks(text, marks);
}

/** Said in words above it: a frame alone would be colour. */
function PictureChange({ node, inherited }: NodeProps) {
  const { t } = useTranslation("history");
  const change = inheritedChange(node, inherited);
  if (!change || change.type === "marked") return null;
  if (change.type === "reshaped")
    return <span className="diff-shape">{t("mark.pictureSays")}</span>;
  return <DiffMark change={change}>{t("shape.image")}</DiffMark>;
}

/** Above a block that was one of another kind. Inside of lists and tables there is no room, and nothing to say. */
function Reshaped({ node }: { readonly node: DiffNode }) {
  const { t } = useTranslation("history");
  if (node.change?.type !== "reshaped") return null;
  const shape = shapeBefore(node.change);
  const text =
    shape === undefined ? t("mark.reshaped") : t("mark.was", { was: t(`shape.${shape}`) });
  const isInTable = node.type === "tableRow" || node.type === "table";
  return isInTable ? null : <span className="diff-shape">{text}</span>;
}

function shapeBefore({ was, wasAttrs }: Reshaping) {
  if (was === "heading" && wasAttrs["level"] === 4) return "subheading" as const;
  return shapes.find((shape) => shape === was);
}

type Reshaping = Extract<DiffNode["change"], { type: "reshaped" }>;

const shapes = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
  "table",
  "tableCell",
  "tableHeader",
] as const;
