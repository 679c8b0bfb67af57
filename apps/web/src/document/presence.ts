/** Who else has the document open, and where. Names come from the server, never from the other browser. */
import { replaceEqualDeep } from "@tanstack/react-query";
import type { Awareness } from "y-protocols/awareness";
import { createStore, type Store } from "../ui/store.ts";

export interface Person {
  /** Of one tab; a person with two tabs is two. */
  readonly clientId: number;
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** Index into the palette, one colour per organisation. */
  readonly hue: number;
  /** Address of the field they are in. */
  readonly place: string | undefined;
  readonly isMe: boolean;
}

export class Presence {
  readonly people: Store<readonly Person[]> = createStore<readonly Person[]>([]);
  readonly #awareness: Awareness;

  constructor(awareness: Awareness, me: Pick<Person, "id" | "name" | "organisation" | "hue">) {
    this.#awareness = awareness;
    awareness.setLocalStateField("user", me);
    awareness.on("change", this.#onChange);
    this.#onChange();
  }

  /** Says where this person is; undefined when in no field. */
  setPlace(place: string | undefined): void {
    if (this.#awareness.getLocalState()?.["place"] === place) return;
    this.#awareness.setLocalStateField("place", place ?? null);
  }

  destroy(): void {
    this.#awareness.off("change", this.#onChange);
  }

  readonly #onChange = (): void => {
    const people = [...this.#awareness.getStates()]
      .map(([clientId, state]) => toPerson(clientId, state, clientId === this.#awareness.clientID))
      .filter((person) => person !== undefined)
      .sort((a, b) => Number(b.isMe) - Number(a.isMe) || a.name.localeCompare(b.name, "pl"));
    // A caret that moves changes nothing here.
    this.people.set((last) => replaceEqualDeep(last, people));
  };
}

function toPerson(
  clientId: number,
  state: Record<string, unknown>,
  isMe: boolean,
): Person | undefined {
  const user = state["user"];
  if (typeof user !== "object" || user === null) return undefined;
  const { id, name, organisation, hue } = user as Partial<Record<string, unknown>>;
  if (typeof id !== "string" || typeof name !== "string") return undefined;
  const place = state["place"];
  return {
    clientId,
    id,
    name,
    organisation: typeof organisation === "string" ? organisation : "",
    hue: typeof hue === "number" ? hue : 7,
    place: typeof place === "string" ? place : undefined,
    isMe,
  };
}

/** „AK” for Anna Kowalska. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toLocaleUpperCase("pl");
}
