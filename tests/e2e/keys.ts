/** Going through a page by keyboard. */
import type { Page } from "playwright-core";

/** The role and name of what has the focus, as a person at the keyboard would hear it. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return "";
    const labelled = (element.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ");
    const label =
      element instanceof HTMLInputElement ? (element.labels?.[0]?.textContent ?? "") : "";
    const name =
      element.getAttribute("aria-label") ?? (labelled.trim() || label || element.textContent);
    return `${element.getAttribute("role") ?? element.tagName.toLowerCase()} ${name}`.trim();
  });
}

/** Presses Tab until something that matches has the focus. */
export async function tabTo(page: Page, wanted: RegExp, key = "Tab", most = 60): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (wanted.test(now)) return;
    passed.push(now);
  }
  throw new Error(`${wanted} was not reached. Passed: ${passed.join(" | ")}`);
}
