/**
 * Writing the dates of a bar that is moved.
 *
 *   B1  A drag is one step of undo; so is a run of keys on one bar.
 *   B2  A key moves from the dates that are stored, not from those that were drawn last.
 *   B3  Only an edge that moved is written, so that a colleague's other edge stays theirs.
 */
import {
  type GanttAction,
  type GanttSpan,
  localEdit,
  moveSpan,
  parseAddress,
  recordFieldAddress,
  setValue,
  storedValue,
} from "@brudnopis/document";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { type OpenDocument, useConnectedDocument } from "../../document/document-context.ts";
import { recordKey } from "../../document/page-state.ts";
import { reveal } from "../../document/reveal.ts";
import type { BarMove } from "./bar-keys.ts";
import { type SayDates, useSayDates } from "./use-say-dates.ts";

/** A key after a longer pause begins a step of its own. */
const longestPauseMs = 3000;

/** The action that a bar shows, as far as moving it needs to know. */
type Moved = Pick<GanttAction, "id" | "code">;

export interface BarMoves {
  /** One step of a run of keys. */
  press(action: Moved, move: BarMove): void;
  /** What a drag ended in. `from` is where it began. */
  drop(action: Moved, from: GanttSpan, to: GanttSpan): void;
  /** Takes back the run of keys that is under way. False when there is none. */
  takeBack(action: Moved): boolean;
  /** Takes back the last step, and stays here when it was one of this bar's. */
  undo(action: Moved): void;
  /** The next key begins a run of its own. */
  endRun(): void;
  open(action: Moved): void;
}

interface Run {
  readonly id: string;
  readonly at: number;
  /** The step of undo that the last key belongs to. */
  readonly step: unknown;
}

export function useBarMoves(): BarMoves {
  const open = useConnectedDocument();
  const { t } = useTranslation("gantt");
  const say = useSayDates(open.page, t, open.language);
  return useMemo(() => createBarMoves(open, say), [open, say]);
}

function createBarMoves(open: OpenDocument, say: SayDates): BarMoves {
  const { undo, doc } = open.session;
  let run: Run | undefined;
  const lastStep = () => undo.manager.undoStack.at(-1);
  const isRunning = ({ id }: Moved) =>
    run?.id === id && run.step === lastStep() && performance.now() - run.at < longestPauseMs;
  const sayStored = (action: Moved, key: "moved" | "takenBack" | "stopped") => {
    const span = storedSpan(open, action.id);
    if (span) say(action.code, span, key);
  };

  return {
    press: (action, { edge, step }) => {
      const from = storedSpan(open, action.id);
      if (!from) return;
      const to = moveSpan(from, edge, step);
      if (from.start === to.start && from.end === to.end) return sayStored(action, "stopped");
      const write = () => writeSpan(action.id, from, to);
      if (isRunning(action)) undo.extend(write);
      else {
        undo.separate();
        write();
      }
      run = { id: action.id, at: performance.now(), step: lastStep() };
      say(action.code, to, "moved");
    },
    drop: (action, from, to) => {
      run = undefined;
      undo.separate();
      writeSpan(action.id, from, to);
      undo.separate();
      say(action.code, to, "moved");
    },
    takeBack: (action) => {
      if (!isRunning(action)) return false;
      run = undefined;
      undo.undo();
      sayStored(action, "takenBack");
      return true;
    },
    undo: (action) => {
      run = undefined;
      const place = undo.undo();
      if (place === undefined) return;
      if (isDateOf(place, action.id)) sayStored(action, "takenBack");
      else reveal(open, place, true);
    },
    endRun: () => {
      if (run) undo.separate();
      run = undefined;
    },
    open: ({ id }) => reveal(open, recordFieldAddress("actions", id, "start"), true),
  };

  function isDateOf(place: string, id: string): boolean {
    const { owner, record, field } = parseAddress(place) ?? {};
    if (owner === undefined || record === undefined) return false;
    return recordKey(owner, record) === recordKey("actions", id) && isEdge(field);
  }

  /** In one transaction: nobody sees a bar that has moved with one end only. */
  function writeSpan(id: string, from: GanttSpan, to: GanttSpan): void {
    doc.transact(() => {
      for (const edge of ["start", "end"] as const) {
        if (from[edge] === to[edge]) continue;
        setValue(doc, open.template, recordFieldAddress("actions", id, edge), to[edge]);
      }
    }, localEdit);
  }
}

function isEdge(field: string | undefined): boolean {
  return field === "start" || field === "end";
}

function storedSpan({ session }: OpenDocument, id: string): GanttSpan | undefined {
  const [start, end] = (["start", "end"] as const).map((edge) =>
    storedValue(session.doc, recordFieldAddress("actions", id, edge)),
  );
  return typeof start === "string" && typeof end === "string" ? { start, end } : undefined;
}
