/** Where the words of each feature are. See i18n.ts. */
import type { Language } from "@brudnopis/schema";
import pl from "./pl.json" with { type: "json" };
import type account from "../account/words.pl.json";
import type administration from "../administration/words.pl.json";
import type guest from "../guest/words.pl.json";
import type proposals from "../proposals/words.pl.json";
import type sharing from "../sharing/words.pl.json";

declare module "i18next" {
  interface ResourceNamespaceMap {
    account: typeof account;
    administration: typeof administration;
    guest: typeof guest;
    proposals: typeof proposals;
    sharing: typeof sharing;
  }
}

export type Words = { readonly default: object };
type Source = () => Promise<Words>;

export const sources = {
  translation: {
    pl: async () => ({ default: pl }),
    en: () => import("./en.json", { with: { type: "json" } }),
  },
  account: {
    pl: () => import("../account/words.pl.json", { with: { type: "json" } }),
    en: () => import("../account/words.en.json", { with: { type: "json" } }),
  },
  administration: {
    pl: () => import("../administration/words.pl.json", { with: { type: "json" } }),
    en: () => import("../administration/words.en.json", { with: { type: "json" } }),
  },
  guest: {
    pl: () => import("../guest/words.pl.json", { with: { type: "json" } }),
    en: () => import("../guest/words.en.json", { with: { type: "json" } }),
  },
  proposals: {
    pl: () => import("../proposals/words.pl.json", { with: { type: "json" } }),
    en: () => import("../proposals/words.en.json", { with: { type: "json" } }),
  },
  sharing: {
    pl: () => import("../sharing/words.pl.json", { with: { type: "json" } }),
    en: () => import("../sharing/words.en.json", { with: { type: "json" } }),
  },
} as const satisfies Record<string, Record<Language, Source>>;

export type Namespace = keyof typeof sources;

export function isNamespace(name: string): name is Namespace {
  return Object.hasOwn(sources, name);
}
