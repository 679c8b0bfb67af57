/** Addresses of a round, which mails and notifications lead to. */

/** `text`: the frozen text with its remarks; the others are those of a peer review. */
export type RoundView = "text" | "grid" | "summary";

const names: Readonly<Record<RoundView, string | undefined>> = {
  text: undefined,
  grid: "moja-ocena",
  summary: "oceny",
};

export function roundPath(documentId: string, round: string, view: RoundView = "text"): string {
  const name = names[view];
  return `/dokumenty/${documentId}/rundy/${round}${name === undefined ? "" : `?widok=${name}`}`;
}

export function readRoundView(search: URLSearchParams): RoundView {
  const name = search.get("widok");
  if (name === names.grid) return "grid";
  return name === names.summary ? "summary" : "text";
}
