import type { ExportPreset } from "@brudnopis/schema";

/** Remarks have the margin of the text itself. */
export const shownPresets = [
  "full",
  "council",
  "summary",
  "form",
] as const satisfies readonly ExportPreset[];
export type ShownPreset = (typeof shownPresets)[number];
