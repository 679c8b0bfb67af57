import { markNames, nodeAttributes } from "@brudnopis/document";
import { ContentType, type Doc, findIndexSS, Item, XmlElement } from "yjs";
import { ContentKind, type StructId, StructReader, UnknownShape } from "./struct-reader.ts";

const attributesByNode: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(nodeAttributes).map(([name, attributes]) => [
    name,
    new Set(Object.keys(attributes)),
  ]),
);
const marks: ReadonlySet<string> = new Set(markNames);

/**
 * The first node, mark, attribute or shape in an update that this page does not know. The editor would delete it, for
 * everybody, and with it the text that it is around: so such an update must not reach the doc.
 */
export function unknownName(update: Uint8Array, doc: Doc): string | undefined {
  try {
    return firstUnknown(new StructReader(update), doc);
  } catch (cause) {
    // Whatever cannot be read to its end is a shape that this page does not know.
    return cause instanceof UnknownShape ? cause.message : "unreadable";
  }
}

interface Keyed {
  readonly parent: StructId;
  readonly key: string;
}

function firstUnknown(struct: StructReader, doc: Doc): string | undefined {
  const elements = new NamesById();
  /** Attributes, or values of records: which of them, its parent says, and that may come later in the update. */
  const keyed: Keyed[] = [];
  while (struct.next()) {
    const { kind, isElement, name, parent, key } = struct;
    if (kind === ContentKind.format && !marks.has(name)) return name;
    if (isElement) {
      if (!attributesByNode.has(name)) return name;
      elements.set(struct, name);
    }
    if (parent && key !== undefined) keyed.push({ parent, key });
  }
  for (const { parent, key } of keyed) {
    const element = elements.get(parent) ?? elementIn(doc, parent);
    if (element !== undefined && !attributesByNode.get(element)?.has(key))
      return `${element}.${key}`;
  }
  return undefined;
}

/** The name of the element with this id; undefined for everything else. */
function elementIn({ store }: Doc, { client, clock }: StructId): string | undefined {
  const structs = store.clients.get(client);
  const last = structs?.at(-1);
  if (!structs || !last || clock >= last.id.clock + last.length) return undefined;
  const struct = structs[findIndexSS(structs, clock)];
  if (!(struct instanceof Item) || !(struct.content instanceof ContentType)) return undefined;
  const { type } = struct.content;
  return type instanceof XmlElement ? type.nodeName : undefined;
}

/** Two numbers are no key, and a string for each element would cost more than all the rest. */
class NamesById {
  readonly #byClient = new Map<number, Map<number, string>>();

  set({ client, clock }: StructId, name: string): void {
    const known = this.#byClient.get(client);
    if (known) known.set(clock, name);
    else this.#byClient.set(client, new Map([[clock, name]]));
  }

  get({ client, clock }: StructId): string | undefined {
    return this.#byClient.get(client)?.get(clock);
  }
}
