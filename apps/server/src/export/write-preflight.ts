import { preflight } from "@brudnopis/export/preflight";
import type { Preflight } from "@brudnopis/schema";
import type { ExportAnswer, PreflightWanted } from "./export-task.ts";
import { fontCoverage } from "./font-coverage.ts";
import { printFontPaths } from "./fonts.ts";
import type { ReadSource } from "./read-source.ts";

export function writePreflight(
  { content, wholeTemplate, language, withPersonalData, facts }: ReadSource,
  { preset, hasFonts, openReview }: PreflightWanted,
): ExportAnswer {
  const findings = preflight(content, wholeTemplate, {
    preset,
    language,
    withPersonalData,
    images: new Set(facts.images.map(({ id }) => id)),
    openReview,
    ...(hasFonts ? { canShow: coverage() } : {}),
  });
  const answer: Preflight = { findings };
  return {
    bytes: new TextEncoder().encode(JSON.stringify(answer)),
    name: "",
    language,
    assets: [],
  };
}

let known: ReturnType<typeof fontCoverage> | undefined;

/** Nine fonts take some milliseconds to be read, and stay as they are. */
function coverage(): ReturnType<typeof fontCoverage> {
  known ??= fontCoverage(printFontPaths());
  return known;
}
