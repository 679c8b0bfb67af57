/** Where the words of each feature are. See i18n.ts. */
import type { Language } from "@brudnopis/schema";
import pl from "./pl.json" with { type: "json" };
import type account from "../account/words.pl.json";
import type administration from "../administration/words.pl.json";
import type guest from "../guest/words.pl.json";
import type history from "../history/words.pl.json";
import type proposals from "../proposals/words.pl.json";
import type sharing from "../sharing/words.pl.json";
import type catalogue from "../catalogue/words.pl.json";
import type changes from "../history/changes.words.pl.json";
import type checks from "../checks/words.pl.json";
import type gantt from "../views/gantt.words.pl.json";
import type matrices from "../views/matrices.words.pl.json";
import type news from "../news/words.pl.json";
import type paste from "../records/paste.words.pl.json";
import type plan from "../plan/words.pl.json";
import type plots from "../views/plots.words.pl.json";
import type restore from "../history/restore/words.pl.json";
import type templateMove from "../template-move/words.pl.json";
import type views from "../views/words.pl.json";

declare module "i18next" {
  interface ResourceNamespaceMap {
    account: typeof account;
    administration: typeof administration;
    guest: typeof guest;
    history: typeof history;
    proposals: typeof proposals;
    sharing: typeof sharing;
    catalogue: typeof catalogue;
    changes: typeof changes;
    checks: typeof checks;
    gantt: typeof gantt;
    matrices: typeof matrices;
    news: typeof news;
    paste: typeof paste;
    plan: typeof plan;
    plots: typeof plots;
    restore: typeof restore;
    templateMove: typeof templateMove;
    views: typeof views;
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
  history: {
    pl: () => import("../history/words.pl.json", { with: { type: "json" } }),
    en: () => import("../history/words.en.json", { with: { type: "json" } }),
  },
  proposals: {
    pl: () => import("../proposals/words.pl.json", { with: { type: "json" } }),
    en: () => import("../proposals/words.en.json", { with: { type: "json" } }),
  },
  sharing: {
    pl: () => import("../sharing/words.pl.json", { with: { type: "json" } }),
    en: () => import("../sharing/words.en.json", { with: { type: "json" } }),
  },
  catalogue: {
    pl: () => import("../catalogue/words.pl.json", { with: { type: "json" } }),
    en: () => import("../catalogue/words.en.json", { with: { type: "json" } }),
  },
  changes: {
    pl: () => import("../history/changes.words.pl.json", { with: { type: "json" } }),
    en: () => import("../history/changes.words.en.json", { with: { type: "json" } }),
  },
  checks: {
    pl: () => import("../checks/words.pl.json", { with: { type: "json" } }),
    en: () => import("../checks/words.en.json", { with: { type: "json" } }),
  },
  gantt: {
    pl: () => import("../views/gantt.words.pl.json", { with: { type: "json" } }),
    en: () => import("../views/gantt.words.en.json", { with: { type: "json" } }),
  },
  matrices: {
    pl: () => import("../views/matrices.words.pl.json", { with: { type: "json" } }),
    en: () => import("../views/matrices.words.en.json", { with: { type: "json" } }),
  },
  news: {
    pl: () => import("../news/words.pl.json", { with: { type: "json" } }),
    en: () => import("../news/words.en.json", { with: { type: "json" } }),
  },
  paste: {
    pl: () => import("../records/paste.words.pl.json", { with: { type: "json" } }),
    en: () => import("../records/paste.words.en.json", { with: { type: "json" } }),
  },
  plan: {
    pl: () => import("../plan/words.pl.json", { with: { type: "json" } }),
    en: () => import("../plan/words.en.json", { with: { type: "json" } }),
  },
  plots: {
    pl: () => import("../views/plots.words.pl.json", { with: { type: "json" } }),
    en: () => import("../views/plots.words.en.json", { with: { type: "json" } }),
  },
  restore: {
    pl: () => import("../history/restore/words.pl.json", { with: { type: "json" } }),
    en: () => import("../history/restore/words.en.json", { with: { type: "json" } }),
  },
  templateMove: {
    pl: () => import("../template-move/words.pl.json", { with: { type: "json" } }),
    en: () => import("../template-move/words.en.json", { with: { type: "json" } }),
  },
  views: {
    pl: () => import("../views/words.pl.json", { with: { type: "json" } }),
    en: () => import("../views/words.en.json", { with: { type: "json" } }),
  },
} as const satisfies Record<string, Record<Language, Source>>;

export type Namespace = keyof typeof sources;

export function isNamespace(name: string): name is Namespace {
  return Object.hasOwn(sources, name);
}
