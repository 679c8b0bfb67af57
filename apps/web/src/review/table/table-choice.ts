/** Which remarks are wanted as a table, and as what. */
import type { RemarkKind, RemarkTableQuery, Thread, ThreadState } from "@brudnopis/schema";

export type TableFormat = RemarkTableQuery["format"];
export const tableFormats: readonly TableFormat[] = ["docx", "xlsx", "csv", "pdf"];

/** What is absent is not asked for: all remarks fit. */
export interface TableChoice {
  readonly round?: string | undefined;
  readonly kind?: RemarkKind | undefined;
  readonly state?: ThreadState | undefined;
  readonly author?: string | undefined;
  readonly section?: string | undefined;
}

/** What the server will put in it. Notes within the team never leave it. */
export function isInTable(
  thread: Thread,
  { round, kind, state, author, section }: TableChoice,
  sectionOf: (thread: Thread) => string | undefined,
): boolean {
  return (
    !thread.isInternal &&
    !thread.isRemoved &&
    (round === undefined || thread.round === round) &&
    (kind === undefined || thread.kind === kind) &&
    (state === undefined || thread.state === state) &&
    (author === undefined || thread.author === author) &&
    (section === undefined || sectionOf(thread) === section)
  );
}

export function tablePath(
  documentId: string,
  choice: TableChoice,
  format: TableFormat,
  language: RemarkTableQuery["language"],
): string {
  const asked = Object.entries(choice).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams({ format, language, ...Object.fromEntries(asked) });
  return `/api/documents/${documentId}/remarks?${query}`;
}
