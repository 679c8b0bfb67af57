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

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** All that can be otherwise in the dark: nothing else of the page knows of it. */
const colours = ["color-contrast", "link-in-text-block"];
const ofTwins = new WeakSet<Page>();

/** Says that all but its colours is looked at on another page, which is the same in the light. */
export function hasTwinInLight(page: Page): Page {
  ofTwins.add(page);
  return page;
}

/** Serious and critical violations of WCAG 2.2 A and AA on a page as it stands, or within a part of it. */
export async function violationsOn(page: Page, within?: string): Promise<Violation[]> {
  // As an expression of the debugger's, so that the page's content security policy stays in force.
  await page.evaluate(axe.source);
  const violations = await run(
    page,
    within,
    ofTwins.has(page) ? { type: "rule", values: colours } : { type: "tag", values: standards },
  );
  const confirmed = violations.map(async (violation) =>
    violation.id === "target-size" ? stillTooSmall(page, violation) : violation,
  );
  return (await Promise.all(confirmed))
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, impact, nodes }) => ({
      rule: id,
      impact: impact ?? "",
      where: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`),
    }));
}

async function run(
  page: Page,
  within: string | undefined,
  runOnly: axe.RunOnly,
): Promise<axe.Result[]> {
  const { violations } = await page.evaluate(
    ([selector, only]) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(selector ?? document, {
        runOnly: only,
      }),
    [within, runOnly] as const,
  );
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical");
}

/** What a bar at the edge of the window hides a part of can be scrolled away from under it. */
async function stillTooSmall(page: Page, violation: axe.Result): Promise<axe.Result> {
  const nodes: axe.NodeResult[] = [];
  for (const node of violation.nodes) {
    const selector = node.target.join(" ");
    await page.locator(selector).evaluate((element) => element.scrollIntoView({ block: "center" }));
    const again = await run(page, selector, { type: "tag", values: ["wcag22aa"] });
    if (again.some(({ id }) => id === violation.id)) nodes.push(node);
  }
  return { ...violation, nodes };
}
