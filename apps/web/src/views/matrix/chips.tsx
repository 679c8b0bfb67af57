/** A record in a cell: a link for readers, a thing to take hold of for who edits. */
import type { Score } from "@brudnopis/document";
import { memo, useLayoutEffect, useRef } from "react";
import { recordKey } from "../../document/page-state.ts";
import { RecordLink } from "../record-link.tsx";
import type { MatrixEntry } from "./matrix-look.ts";
import { useChipDrag } from "./use-chip-drag.ts";

interface ChipProps extends MatrixEntry {
  readonly collection: string;
}

export const LinkChip = memo(function LinkChip({ id, collection, ...entry }: ChipProps) {
  return (
    <RecordLink place={recordKey(collection, id)} className={chipClass(entry)}>
      <ChipText {...entry} />
      <span className="visually-hidden">, {entry.spoken}</span>
    </RecordLink>
  );
});

export interface MoveChip {
  /** Moves one score by one with an arrow key; says whether the key was one. */
  step(id: string, key: string): boolean;
  moveTo(id: string, across: Score, up: Score): void;
  open(id: string): void;
  /** The chip that has the keyboard. It keeps it when a move, mine or somebody's, puts it into another cell. */
  readonly held: { current: string | undefined };
  readonly hintId: string;
}

interface MovableChipProps extends ChipProps {
  readonly move: MoveChip;
}

export const MovableChip = memo(
  function MovableChip({ id, move, ...entry }: MovableChipProps) {
    const chip = useRef<HTMLButtonElement>(null);
    const drag = useChipDrag((across, up) => move.moveTo(id, across, up));
    useLayoutEffect(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (move.held.current === id && isLost) chip.current?.focus({ preventScroll: true });
      // Only when the chip appears: in its new cell it is another element.
      // oxlint-disable-next-line react/exhaustive-deps
    }, []);
    return (
      <button
        ref={chip}
        className={chipClass(entry)}
        type="button"
        aria-describedby={move.hintId}
        {...drag.handlers}
        onFocus={() => (move.held.current = id)}
        onBlur={() => (move.held.current = undefined)}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
          if (event.key === "Escape") drag.cancel();
          else if (move.step(id, event.key)) event.preventDefault();
        }}
        onClick={() => {
          if (!drag.wasDrag()) move.open(id);
        }}
      >
        <ChipText {...entry} />
        <span className="visually-hidden">, {entry.spoken}</span>
      </button>
    );
  },
  // What a chip can do never changes; functions made anew would render sixty of them at every keystroke.
  (before, after) =>
    before.id === after.id &&
    before.mark === after.mark &&
    before.name === after.name &&
    before.spoken === after.spoken,
);

function ChipText({ mark, name, isLacking }: Pick<MatrixEntry, "mark" | "name" | "isLacking">) {
  return (
    <>
      <b>
        {mark}
        {isLacking && <i aria-hidden> !</i>}
      </b>{" "}
      <span className="chip-name" title={name}>
        {name}
      </span>
    </>
  );
}

function chipClass({ isLacking }: Pick<MatrixEntry, "isLacking">): string {
  return isLacking ? "chip is-lacking" : "chip";
}
