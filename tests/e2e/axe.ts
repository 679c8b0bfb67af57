import axe from "axe-core";
import type { Page } from "playwright-core";

/** What of axe's result a failing test should print. */
export interface Violation {
  readonly rule: string;
  readonly impact: string;
  readonly where: readonly string[];
}

/** A page behind a dialog is out of reach, and was looked at before. */
export const dialogs = "[role=dialog], [role=alertdialog]";

/** Serious and critical violations of WCAG 2.2 A and AA on a page as it stands, or within a part of it. */
export async function violationsOn(page: Page, within?: string): Promise<Violation[]> {
  // As an expression of the debugger's, so that the page's content security policy stays in force.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (selector) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(selector ?? document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      }),
    within,
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? "",
      where: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
    }));
}
