import {
  type DocumentContent,
  type DocumentFile,
  documentFileFormat,
  type FieldContent,
  type ImageInfo,
  isFieldPart,
  type Template,
} from "@brudnopis/schema";
import type { AssetBytes } from "../print.ts";
import { toBase64 } from "./base64.ts";
import { documentLabels } from "./labels.ts";

export interface JsonOptions {
  /** ISO 8601 with the time of day, in UTC. */
  readonly madeAt: string;
  /** Where the file's layout is described. */
  readonly schemaUrl?: string;
  readonly images: readonly ImageInfo[];
  readonly assets: AssetBytes;
}

export function writeJson(
  content: DocumentContent,
  template: Template,
  options: JsonOptions,
): string {
  const { madeAt, schemaUrl, images, assets } = options;
  const file: DocumentFile = {
    ...documentFileFormat,
    ...(schemaUrl === undefined ? {} : { $schema: schemaUrl }),
    madeAt,
    content: withinTemplate(content, template),
    images: images.flatMap((image) => {
      const bytes = assets.get(image.id);
      return bytes ? { ...image, base64: toBase64(bytes) } : [];
    }),
    labels: documentLabels(template, content.language),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** F1: without what stands in places that the template does not have. */
function withinTemplate(content: DocumentContent, template: Template): DocumentContent {
  const places = new Set(
    template.sections.flatMap(({ key, parts }) =>
      parts.filter(isFieldPart).map((part) => `${key}.${part.key}`),
    ),
  );
  return {
    ...content,
    fields: only(content.fields, places),
    collections: Object.fromEntries(
      template.collections.map(({ key, fields }) => {
        const keys = new Set(fields.map((field) => field.key));
        const records = content.collections[key] ?? [];
        return [key, records.map((record) => ({ ...record, fields: only(record.fields, keys) }))];
      }),
    ),
  };
}

function only(
  fields: Readonly<Record<string, FieldContent>>,
  keys: ReadonlySet<string>,
): Record<string, FieldContent> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => keys.has(key)));
}
