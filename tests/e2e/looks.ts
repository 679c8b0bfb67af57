/** The windows and colours in which pages are checked. */
import type { BrowserContextOptions } from "playwright-core";

type Look = BrowserContextOptions & { readonly name: string };

/** For pages that are looked at in both colours, one after the other. */
export const windows = [
  { name: "wide", viewport: { width: 1440, height: 1000 } },
  { name: "narrow", viewport: { width: 390, height: 844 } },
] as const satisfies readonly Look[];

export const looks = [
  { name: "wide and light", viewport: { width: 1440, height: 1000 }, colorScheme: "light" },
  { name: "wide and dark", viewport: { width: 1440, height: 1000 }, colorScheme: "dark" },
  { name: "narrow and light", viewport: { width: 390, height: 844 }, colorScheme: "light" },
  { name: "narrow and dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const satisfies readonly Look[];
