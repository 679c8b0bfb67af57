/** Addresses of the history, which can be sent to others. */

export interface HistoryView {
  /** The revision that is shown; `undefined` is now. */
  readonly revision?: string | undefined;
  /** The revision that it is compared with; without one the revision before it. */
  readonly from?: string | undefined;
  /** Only this section. */
  readonly section?: string | undefined;
}

export function historyPath(documentId: string, view: HistoryView = {}): string {
  const search = historySearch(view).toString();
  return `/dokumenty/${documentId}/historia${search === "" ? "" : `?${search}`}`;
}

function historySearch({ revision, from, section }: HistoryView): URLSearchParams {
  const search = new URLSearchParams();
  if (revision !== undefined) search.set("wersja", revision);
  if (from !== undefined) search.set("od", from);
  if (section !== undefined) search.set("czesc", section);
  return search;
}

export function readHistorySearch(search: URLSearchParams): HistoryView {
  const read = (name: string) => search.get(name) ?? undefined;
  return { revision: read("wersja"), from: read("od"), section: read("czesc") };
}
