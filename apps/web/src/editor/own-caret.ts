/**
 * Everybody's carets, as the editor sees them: it hears of others only, and what it says of its own caret leaves a
 * moment later, once for several letters.
 *
 *   O1  The binding draws all carets again on each change that it hears of, with a transaction of the editor; its own
 *       caret, which moves with every letter, is not drawn by it.
 *   O2  What it reads of its own caret is what it said last, whether or not it has left.
 *   O3  When the editor ends, nothing of its caret leaves any more but that it is gone.
 */
import type { Awareness } from "y-protocols/awareness";

interface Change {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

type Listener = (change: Change, origin: unknown) => void;

/** More than there is between two letters of who types fast; by itself a caret is no news to anybody. */
const delayMs = 200;

export function ownCaretApart(awareness: Awareness): Awareness {
  const wrapped = new Map<Listener, Listener>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said: { readonly field: string; readonly value: unknown } | undefined;

  const leave = () => {
    clearTimeout(timer);
    timer = undefined;
    if (said) awareness.setLocalStateField(said.field, said.value);
    said = undefined;
  };
  const facade = Object.create(awareness) as Awareness;
  facade.on = (event, listener) => {
    const own = onlyOthers(awareness, listener as Listener);
    wrapped.set(listener as Listener, own);
    return awareness.on(event, own);
  };
  facade.off = (event, listener) => {
    const own = wrapped.get(listener as Listener);
    wrapped.delete(listener as Listener);
    if (own) awareness.off(event, own);
  };
  facade.getLocalState = () => {
    const state = awareness.getLocalState();
    return state && said ? { ...state, [said.field]: said.value } : state;
  };
  facade.setLocalStateField = (field, value) => {
    said = { field, value };
    // That somebody is gone is said at once.
    if (value === null) leave();
    else timer ??= setTimeout(leave, delayMs);
  };
  return facade;
}

/** O1 */
function onlyOthers({ clientID }: Awareness, listener: Listener): Listener {
  return (change, origin) => {
    const { added, updated, removed } = change;
    if ([...added, ...updated, ...removed].some((client) => client !== clientID))
      listener(change, origin);
  };
}
