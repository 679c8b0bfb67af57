/** Where the first words of a field go that had none. */
import type { TextHunk } from "@brudnopis/schema";
import type { XmlFragment } from "yjs";
import { flatText } from "./flat.ts";
import type { FoundHunk } from "./hunk.ts";
import { isBlank, isSame } from "./lines.ts";
import { Siblings } from "./siblings.ts";

/** The first words of a field: nothing was there that they could be anchored to. */
export function isFirstText({ anchor, before, depth }: TextHunk): boolean {
  const isAlone = anchor.quote === "" && anchor.prefix === "" && anchor.suffix === "";
  return isAlone && depth === undefined && before.every(isBlank);
}

/** Whoever wrote in it meanwhile comes first. */
export function findFirstText(fragment: XmlFragment, { after }: TextHunk): FoundHunk | undefined {
  const children = Siblings.in(fragment)?.slice(0);
  if (!children) return undefined;
  const isApplied = children.some((_, at) => isSame(children.slice(at, at + after.length), after));
  const isClean = children.every(isBlank);
  const at = isClean ? 0 : children.length;
  const from = isClean ? 0 : flatText(fragment).text.length;
  return {
    from,
    to: from,
    isClean,
    isApplied,
    now: isClean ? children : [],
    merged: after,
    target: { kind: "block", parent: fragment, at },
  };
}
