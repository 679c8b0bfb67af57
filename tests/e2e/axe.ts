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

/** Serious and critical violations of WCAG 2.2 A and AA on a page as it stands, or within a part of it. */
export function violationsOn(page: Page, within?: string): Promise<Violation[]> {
  return violations(page, within, { type: "tag", values: standards });
}

/** The same, and those of its colours in the dark; afterwards the page is in the light. */
export async function violationsInBoth(page: Page, within?: string): Promise<Violation[]> {
  await colour(page, "light");
  const inLight = await violationsOn(page, within);
  await colour(page, "dark");
  const inDark = await violations(page, within, { type: "rule", values: colours });
  await colour(page, "light");
  return [...inLight, ...inDark];
}

/** What changes slowly has changed. */
async function colour(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

async function violations(
  page: Page,
  within: string | undefined,
  runOnly: axe.RunOnly,
): Promise<Violation[]> {
  // As an expression of the debugger's, so that the page's content security policy stays in force.
  await page.evaluate(axe.source);
  const found = await run(page, within, runOnly);
  const confirmed = found.map(async (violation) =>
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
  const result = await page.evaluate(
    ([selector, only]) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(selector ?? document, {
        runOnly: only,
        // Of thousands of things that are right it would otherwise work out where each is.
        resultTypes: ["violations"],
      }),
    [within, runOnly] as const,
  );
  return result.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
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
