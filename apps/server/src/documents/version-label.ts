import { type DocumentContent, isFieldPart, type Language, type Template } from "@brudnopis/schema";

/** What the document calls its version; one that does not say is a working copy. */
export function versionOf(
  { fields }: Pick<DocumentContent, "fields">,
  template: Pick<Template, "versionField" | "sections">,
  language: Language,
): string {
  const address = template.versionField ?? versionAddress(template);
  const field = address === undefined ? undefined : fields[address];
  return field?.type === "line" ? field.text : workingCopy[language];
}

/** Templates that were published before they could name the field, and are never changed, call it „version”. */
function versionAddress({ sections }: Pick<Template, "sections">): string | undefined {
  return sections
    .flatMap(({ key, parts }) =>
      parts.filter(isFieldPart).map((part) => ({ address: `${key}.${part.key}`, part })),
    )
    .find(({ part }) => part.key === "version" && part.type === "line")?.address;
}

const workingCopy = { pl: "robocza", en: "working copy" } as const;
