import type {
  DocumentContent,
  FieldContent,
  ImageInfo,
  ImportDraft,
  RichNode,
} from "@brudnopis/schema";

/** The draft with its pictures called as they were stored; those that were not are left out of its texts. */
export function withPictures(
  draft: ImportDraft,
  kept: ReadonlyMap<string, ImageInfo>,
): ImportDraft {
  const { content } = draft;
  return {
    ...draft,
    blocks: draft.blocks.map((block) =>
      block.type === "text" ? { ...block, nodes: renamed(block.nodes, kept) } : block,
    ),
    ...(content === undefined ? {} : { content: contentWith(content, kept) }),
  };
}

function renamed(nodes: readonly RichNode[], kept: ReadonlyMap<string, ImageInfo>): RichNode[] {
  return nodes.flatMap((node): RichNode[] => {
    if (node.type !== "image")
      return [node.content ? { ...node, content: renamed(node.content, kept) } : node];
    const image = kept.get(String(node.attrs?.["asset"]));
    if (!image) return [];
    const { id: asset, width, height } = image;
    return [{ ...node, attrs: { ...node.attrs, asset, width, height } }];
  });
}

function contentWith(
  content: DocumentContent,
  kept: ReadonlyMap<string, ImageInfo>,
): DocumentContent {
  const fieldsWith = (fields: Readonly<Record<string, FieldContent>>) =>
    Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldWith(field, kept)]));
  return {
    ...content,
    fields: fieldsWith(content.fields),
    collections: Object.fromEntries(
      Object.entries(content.collections).map(([key, records]) => [
        key,
        records.map((record) => ({ ...record, fields: fieldsWith(record.fields) })),
      ]),
    ),
  };
}

function fieldWith(field: FieldContent, kept: ReadonlyMap<string, ImageInfo>): FieldContent {
  if (field.type !== "rich") return field;
  return { ...field, doc: { ...field.doc, content: renamed(field.doc.content, kept) } };
}
