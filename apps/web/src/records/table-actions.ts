import type { Caret } from "../document/page-state.ts";

/** The cell that is being written in. */
export interface CellEdit {
  readonly record: string;
  readonly field: string;
  readonly caret: Caret;
  /** What was typed to open it. */
  readonly typed: string | undefined;
}

/** Where the keyboard goes when a cell is left. */
export type Leaving = "down" | "up" | "next" | "previous" | "stay" | "away";

/** What rows and cells tell their table. It stays the same for the table's life, so that rows need no new rendering. */
export interface TableActions {
  leave(edit: CellEdit, how: Leaving): void;
  select(record: string, isOn: boolean, isRange: boolean): void;
}
