import type { DocumentPlan, Template } from "@brudnopis/schema";
import type { OpenedDocument } from "../access/access.ts";
import type { Driver } from "../store/driver.ts";
import { openAnswersByPlace } from "../store/guests.ts";
import { openThreadsByPlace } from "../store/review-threads.ts";

/** What waits for the city to decide, by place, as far as this person may see it. */
export async function openRemarksFor(
  driver: Driver,
  template: Template,
  { document, permissions }: OpenedDocument,
): Promise<DocumentPlan["openRemarks"]> {
  const threads = permissions.includes("comment")
    ? await openThreadsByPlace(driver, document.id)
    : [];
  const answers = permissions.includes("suggest")
    ? await openAnswersByPlace(driver, document.id)
    : [];
  const counts = new Map<string, number>();
  for (const { place, count } of [...threads, ...answers]) {
    // What is about the whole document is shown where that begins.
    const shown = place === "" ? (template.sections[0]?.key ?? "") : place;
    counts.set(shown, (counts.get(shown) ?? 0) + count);
  }
  return [...counts].map(([place, count]) => ({ place, count }));
}
