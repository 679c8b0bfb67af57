import { plainText } from "@brudnopis/document";
import { useEffect, useState } from "react";
import type { ContentSource } from "../document/content-store.ts";
import { useDocument } from "../document/document-context.ts";
import { toRichText } from "./to-rich-text.ts";

const pauseMs = 300;
const longestWaitMs = 1000;

/**
 * How many characters a text has. While somebody types it is told when they pause, or after a second: counting with each
 * letter would draw the page twice for it.
 */
export function useLength(address: string): number {
  const { session } = useDocument();
  const { content } = session;
  const [length, setLength] = useState(() => lengthAt(content, address));
  useEffect(() => {
    let counted = content.text(address);
    let first: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      first = undefined;
      setLength(lengthAt(content, address));
    };
    const onChange = () => {
      const text = content.text(address);
      if (text === counted) return;
      counted = text;
      clearTimeout(timer);
      const now = performance.now();
      first ??= now;
      timer = setTimeout(count, Math.max(0, Math.min(pauseMs, first + longestWaitMs - now)));
    };
    // It may have changed between the first look and now.
    count();
    const stop = content.subscribe(onChange);
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [content, address]);
  return length;
}

function lengthAt(content: ContentSource, address: string): number {
  return plainText(toRichText(content.text(address))).length;
}
