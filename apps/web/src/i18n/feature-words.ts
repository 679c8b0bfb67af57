/** Where the words of each feature are. See i18n.ts. */
import type { Language } from "@brudnopis/schema";
import pl from "./pl.json" with { type: "json" };
import type account from "../account/words.pl.json";
import type administration from "../administration/words.pl.json";
import type guest from "../guest/words.pl.json";
import type history from "../history/words.pl.json";
import type proposals from "../proposals/words.pl.json";
import type suggest from "../review/suggest/words.pl.json";
import type sharing from "../sharing/words.pl.json";
import type catalogue from "../catalogue/words.pl.json";
import type changes from "../history/changes.words.pl.json";
import type checks from "../checks/words.pl.json";
import type exportWords from "../export-dialog/words.pl.json";
import type gantt from "../views/gantt.words.pl.json";
import type images from "../images/words.pl.json";
import type importWords from "../import/words.pl.json";
import type kit from "../review/kit/words.pl.json";
import type matrices from "../views/matrices.words.pl.json";
import type news from "../news/words.pl.json";
import type notifications from "../notifications/words.pl.json";
import type paste from "../records/paste.words.pl.json";
import type plan from "../plan/words.pl.json";
import type plots from "../views/plots.words.pl.json";
import type preview from "../preview/words.pl.json";
import type remarkTable from "../review/table/words.pl.json";
import type restore from "../history/restore/words.pl.json";
import type review from "../review/words.pl.json";
import type rounds from "../review/rounds/words.pl.json";
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
    suggest: typeof suggest;
    catalogue: typeof catalogue;
    changes: typeof changes;
    checks: typeof checks;
    exports: typeof exportWords;
    gantt: typeof gantt;
    images: typeof images;
    import: typeof importWords;
    kit: typeof kit;
    matrices: typeof matrices;
    news: typeof news;
    notifications: typeof notifications;
    paste: typeof paste;
    plan: typeof plan;
    plots: typeof plots;
    preview: typeof preview;
    remarkTable: typeof remarkTable;
    restore: typeof restore;
    review: typeof review;
    rounds: typeof rounds;
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
  suggest: {
    pl: () => import("../review/suggest/words.pl.json", { with: { type: "json" } }),
    en: () => import("../review/suggest/words.en.json", { with: { type: "json" } }),
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
  exports: {
    pl: () => import("../export-dialog/words.pl.json", { with: { type: "json" } }),
    en: () => import("../export-dialog/words.en.json", { with: { type: "json" } }),
  },
  gantt: {
    pl: () => import("../views/gantt.words.pl.json", { with: { type: "json" } }),
    en: () => import("../views/gantt.words.en.json", { with: { type: "json" } }),
  },
  images: {
    pl: () => import("../images/words.pl.json", { with: { type: "json" } }),
    en: () => import("../images/words.en.json", { with: { type: "json" } }),
  },
  import: {
    pl: () => import("../import/words.pl.json", { with: { type: "json" } }),
    en: () => import("../import/words.en.json", { with: { type: "json" } }),
  },
  kit: {
    pl: () => import("../review/kit/words.pl.json", { with: { type: "json" } }),
    en: () => import("../review/kit/words.en.json", { with: { type: "json" } }),
  },
  matrices: {
    pl: () => import("../views/matrices.words.pl.json", { with: { type: "json" } }),
    en: () => import("../views/matrices.words.en.json", { with: { type: "json" } }),
  },
  news: {
    pl: () => import("../news/words.pl.json", { with: { type: "json" } }),
    en: () => import("../news/words.en.json", { with: { type: "json" } }),
  },
  notifications: {
    pl: () => import("../notifications/words.pl.json", { with: { type: "json" } }),
    en: () => import("../notifications/words.en.json", { with: { type: "json" } }),
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
  preview: {
    pl: () => import("../preview/words.pl.json", { with: { type: "json" } }),
    en: () => import("../preview/words.en.json", { with: { type: "json" } }),
  },
  remarkTable: {
    pl: () => import("../review/table/words.pl.json", { with: { type: "json" } }),
    en: () => import("../review/table/words.en.json", { with: { type: "json" } }),
  },
  restore: {
    pl: () => import("../history/restore/words.pl.json", { with: { type: "json" } }),
    en: () => import("../history/restore/words.en.json", { with: { type: "json" } }),
  },
  review: {
    pl: () => import("../review/words.pl.json", { with: { type: "json" } }),
    en: () => import("../review/words.en.json", { with: { type: "json" } }),
  },
  rounds: {
    pl: () => import("../review/rounds/words.pl.json", { with: { type: "json" } }),
    en: () => import("../review/rounds/words.en.json", { with: { type: "json" } }),
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
