/** What a file is for comes first; the formats and options that make sense follow from it. */
import type { ExportRequest, FileFormat, Language, Permission } from "@brudnopis/schema";

export const purposes = [
  "full",
  "council",
  "summary",
  "form",
  "review",
  "data",
  "handover",
] as const;
export type Purpose = (typeof purposes)[number];

const forReading = ["pdf", "docx", "odt", "html", "md"] as const satisfies readonly FileFormat[];
const forPrograms = ["xlsx", "csv", "ics", "json"] as const satisfies readonly FileFormat[];
const forHandingOver = ["zip"] as const satisfies readonly FileFormat[];

/** What somebody has chosen. What does not go with the format stays chosen, and is not asked for. */
export interface Choice {
  readonly purpose: Purpose;
  readonly format: FileFormat;
  /** Absent: as the document. */
  readonly language: Language | undefined;
  readonly isForArchive: boolean;
  readonly inOwnTemplate: boolean;
  readonly withReview: boolean;
  readonly collection: string | undefined;
  readonly withPersonalData: boolean;
}

export const firstChoice: Choice = {
  purpose: "full",
  format: "pdf",
  language: undefined,
  isForArchive: false,
  inOwnTemplate: false,
  withReview: false,
  collection: undefined,
  withPersonalData: false,
};

/** What there is to choose from. */
export interface Offers {
  readonly canComment: boolean;
  readonly hasOwnTemplate: boolean;
  readonly hasPersonalFields: boolean;
  readonly canEdit: boolean;
}

export type Option = "language" | "archive" | "template" | "review" | "collection" | "personal";

export function purposesFor(permissions: readonly Permission[]): readonly Purpose[] {
  const canComment = permissions.includes("comment");
  return purposes.filter((purpose) => purpose !== "review" || canComment);
}

export function formatsFor(purpose: Purpose): readonly FileFormat[] {
  if (purpose === "data") return forPrograms;
  return purpose === "handover" ? forHandingOver : forReading;
}

/** A format that the new purpose does not have gives way to the purpose's first. */
export function withPurpose(choice: Choice, purpose: Purpose): Choice {
  const formats = formatsFor(purpose);
  const [first = choice.format] = formats;
  return { ...choice, purpose, format: formats.includes(choice.format) ? choice.format : first };
}

export function optionsFor({ purpose, format }: Choice, offers: Offers): ReadonlySet<Option> {
  const isForm = purpose === "form";
  const offered: Record<Option, boolean> = {
    // Programs read codes, and a bundle is handed over as it is.
    language: !["ics", "json", "zip"].includes(format),
    archive: format === "pdf",
    template: format === "docx" && offers.hasOwnTemplate,
    // An empty form has no words that a remark could be about.
    review: format === "docx" && offers.canComment && !isForm,
    collection: format === "csv",
    personal: offers.hasPersonalFields && offers.canEdit && !isForm,
  };
  const all = Object.keys(offered) as Option[];
  return new Set(all.filter((option) => offered[option]));
}

/** Only what can be chosen for this format is asked for. */
export function requestOf(choice: Choice, offers: Offers, revision?: string): ExportRequest {
  const options = optionsFor(choice, offers);
  const { purpose, format, language, collection } = choice;
  return {
    format,
    preset: purpose === "data" || purpose === "handover" ? "full" : purpose,
    isForArchive: options.has("archive") && choice.isForArchive,
    inOwnTemplate: options.has("template") && choice.inOwnTemplate,
    withReview: options.has("review") && choice.withReview,
    withPersonalData: options.has("personal") && choice.withPersonalData,
    ...(options.has("language") && language ? { language } : {}),
    ...(options.has("collection") && collection !== undefined ? { collection } : {}),
    ...(revision === undefined ? {} : { revision }),
  };
}
