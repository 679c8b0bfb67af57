/** What is to be seen on a page, and when it first was. */
import type { Page } from "playwright-core";

export interface Sight {
  readonly what: string;
  /** One of the elements that match has to say it. */
  readonly selector: string;
  readonly says: string;
}

/** A sight that has not come by then is taken for one that never does. */
const longestMs = 10_000;

/**
 * Watches from now on. What is returned asks when each was first there, by the clock of this machine: a look from
 * outside would be late by its own time. A sight that is there already proves nothing, and is refused.
 */
export async function watchFor(
  page: Page,
  sights: readonly Sight[],
): Promise<() => Promise<readonly number[]>> {
  const watched = await page.evaluateHandle(
    ([wanted, longest]) => {
      const isThere = ({ selector, says }: Sight) =>
        [...document.querySelectorAll(selector)].some((element) =>
          (element.textContent ?? "").replace(/[\s\u00a0\u2060]+/g, " ").includes(says),
        );
      const early = wanted.filter(isThere).map(({ what }) => what);
      if (early.length > 0) throw new Error(`It is there already: ${early.join(", ")}`);
      const times = wanted.map(() => Number.POSITIVE_INFINITY);
      const all = new Promise<number[]>((resolve) => {
        const look = () => {
          const missing = times.flatMap((time, index) => (time === Infinity ? [index] : []));
          for (const index of missing) {
            const sight = wanted[index];
            if (sight && isThere(sight)) times[index] = Date.now();
          }
          if (!times.includes(Infinity)) end();
        };
        const observer = new MutationObserver(look);
        const end = () => {
          observer.disconnect();
          clearTimeout(timer);
          resolve(times);
        };
        const timer = setTimeout(end, longest);
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      return { all };
    },
    [sights, longestMs] as const,
  );
  return () => watched.evaluate(({ all }) => all);
}

/** What is returned tells when the page last said that it is saved; when it never stopped saying so, the last key. */
export async function watchSaving(page: Page): Promise<() => Promise<number>> {
  const watched = await page.evaluateHandle(() => {
    const last = { at: 0 };
    const note = () => {
      last.at = Date.now();
    };
    addEventListener("keydown", note, true);
    new MutationObserver(() => {
      if (document.querySelector(".saved[data-phase=saved]")) note();
    }).observe(document.body, { subtree: true, attributeFilter: ["data-phase"] });
    return last;
  });
  return () => watched.evaluate(({ at }) => at);
}
