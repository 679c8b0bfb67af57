/** The blocks that stand next to each other in one node, of which only those are read that are looked at. */
import type { RichNode } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import { isBlock } from "../history/restore-text.ts";
import { readChild } from "../rich-text.ts";

export class Siblings {
  readonly parent: XmlFragment;
  readonly #stored: readonly unknown[];
  readonly #read = new Map<number, RichNode>();

  private constructor(parent: XmlFragment, stored: readonly unknown[]) {
    this.parent = parent;
    this.#stored = stored;
  }

  /** Undefined where they are not as our editor puts them, each read as one node. */
  static in(parent: XmlFragment): Siblings | undefined {
    const stored: unknown[] = parent.toArray();
    return stored.every(isBlock) ? new Siblings(parent, stored) : undefined;
  }

  get length(): number {
    return this.#stored.length;
  }

  indexOf(child: unknown): number {
    return this.#stored.indexOf(child);
  }

  /** What there is from one index to before another. */
  slice(from: number, to = this.length): RichNode[] {
    const nodes: RichNode[] = [];
    for (let at = Math.max(0, from); at < Math.min(to, this.length); at += 1)
      nodes.push(this.#at(at));
    return nodes;
  }

  #at(index: number): RichNode {
    const known = this.#read.get(index);
    if (known) return known;
    const [node] = readChild(this.#stored[index]);
    if (!node) throw new Error("A block that is read as nothing");
    this.#read.set(index, node);
    return node;
  }
}
