import type { DocumentContent, Template } from "@brudnopis/schema";

/** What the document calls its version; one that does not say is a working copy. */
export function versionOf(
  { fields, language }: Pick<DocumentContent, "fields" | "language">,
  { versionField }: Template,
): string {
  const field = versionField === undefined ? undefined : fields[versionField];
  return field?.type === "line" ? field.text : workingCopy[language];
}

const workingCopy = { pl: "robocza", en: "working copy" } as const;
