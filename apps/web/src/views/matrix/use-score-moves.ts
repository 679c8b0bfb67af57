/**
 * Writing the scores of what is moved in a matrix.
 *
 *   M1  A drag is one step of undo; so is a run of arrow keys on one chip.
 *   M2  A key moves from the score that is stored, not from the one that was drawn last.
 */
import {
  fieldAt,
  localEdit,
  readValue,
  recordFieldAddress,
  type Score,
  scores,
  setValue,
  storedValue,
} from "@brudnopis/document";
import { useLayoutEffect, useRef } from "react";
import { type OpenDocument, useConnectedDocument } from "../../document/document-context.ts";
import { announce } from "../../document/page-state.ts";
import { reveal } from "../../document/reveal.ts";
import type { MoveChip } from "./chips.tsx";
import type { MatrixLook } from "./matrix-look.ts";

/** A key after a longer pause begins a step of its own. */
const longestPauseMs = 3000;
/** Where a record without a score comes in. */
const middle: Score = 3;

interface Run {
  readonly id: string;
  readonly at: number;
  /** The step that the last key belongs to. */
  readonly step: unknown;
}

export function useScoreMoves(
  look: MatrixLook,
  onMoved: (id: string) => void,
): Omit<MoveChip, "hintId"> {
  const open = useConnectedDocument();
  const held = useRef<string>(undefined);
  const run = useRef<Run>(undefined);
  const latest = useRef(look);
  useLayoutEffect(() => {
    latest.current = look;
  }, [look]);
  const { undo } = open.session;
  const lastStep = () => undo.manager.undoStack.at(-1);
  const write = (id: string, across: Score, up: Score) => {
    writeScores(open, latest.current, id, across, up);
    onMoved(id);
  };

  return {
    held,
    moveTo: (id, across, up) => {
      run.current = undefined;
      undo.separate();
      write(id, across, up);
      undo.separate();
    },
    step: (id, key) => {
      const direction = directions[key];
      if (!direction) return false;
      const [across, up] = scoresOf(open, latest.current, id);
      const next = [moved(across, direction.across), moved(up, direction.up)] as const;
      if (next[0] === across && next[1] === up) return true;
      const { current } = run;
      const goesOn =
        current?.id === id &&
        current.step === lastStep() &&
        performance.now() - current.at < longestPauseMs;
      if (goesOn) undo.extend(() => write(id, ...next));
      else {
        undo.separate();
        write(id, ...next);
      }
      run.current = { id, at: performance.now(), step: lastStep() };
      return true;
    },
    open: (id) => {
      const { collection, up } = latest.current.kind;
      reveal(open, recordFieldAddress(collection, id, up), true);
    },
  };
}

const directions: Readonly<Record<string, { readonly across: number; readonly up: number }>> = {
  ArrowLeft: { across: -1, up: 0 },
  ArrowRight: { across: 1, up: 0 },
  ArrowUp: { across: 0, up: 1 },
  ArrowDown: { across: 0, up: -1 },
};

/** A record without a score comes into the middle first. */
function moved(score: Score | undefined, by: number): Score {
  if (score === undefined) return middle;
  return scores.find((each) => each === score + by) ?? score;
}

function scoresOf(
  { session, template }: OpenDocument,
  { kind }: MatrixLook,
  id: string,
): (Score | undefined)[] {
  return [kind.across, kind.up].map((key) => {
    const address = recordFieldAddress(kind.collection, id, key);
    const field = fieldAt(template, address);
    const content = field && readValue(field, storedValue(session.doc, address));
    return scores.find((score) => content?.type === "number" && content.value === score);
  });
}

function writeScores(
  open: OpenDocument,
  look: MatrixLook,
  id: string,
  across: Score,
  up: Score,
): void {
  const { session, template, page } = open;
  const { kind } = look;
  const before = scoresOf(open, look, id);
  const name = nameOf(look, id);
  session.doc.transact(() => {
    for (const [index, [key, score]] of [
      [kind.across, across] as const,
      [kind.up, up] as const,
    ].entries()) {
      if (before[index] === score) continue;
      setValue(session.doc, template, recordFieldAddress(kind.collection, id, key), score);
    }
  }, localEdit);
  announce(page, `${name}: ${look.placeText(across, up)}`);
}

function nameOf({ rows, unscored }: MatrixLook, id: string): string {
  const entries = [...rows.flatMap((row) => row.flatMap((cell) => cell.entries)), ...unscored];
  return entries.find((entry) => entry.id === id)?.name ?? "";
}
