/** What can lie over the history. */
import type { RestoreScope } from "./restore/restore-scope.ts";
import type { Shown } from "./selection.ts";

export type HistoryDialog =
  | { readonly type: "name"; readonly revision: Shown }
  | { readonly type: "restore"; readonly scope: RestoreScope }
  | { readonly type: "purge" }
  /** Where there is no room beside the page. */
  | { readonly type: "timeline" }
  | { readonly type: "changes" };
