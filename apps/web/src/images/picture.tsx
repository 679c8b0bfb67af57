/** A picture of a text, as everybody sees it who reads. Part of the first bundle; all that makes and changes pictures is not. */
import type { RichNode } from "@brudnopis/schema";
import { createContext, useContext, useEffect, useState } from "react";
import { altOf, imagePath, numberIn, textIn } from "./picture-facts.ts";
import "./picture.css";

/** Where the pictures of a document are: its id, or, for who has no account, a way to fetch one as an address. */
export type PictureSource = string | ((asset: string) => Promise<string>);

export const PictureContext = createContext<PictureSource | undefined>(undefined);

/** Its room is there before it comes, so that nothing jumps. */
export function Picture({ node }: { readonly node: Pick<RichNode, "attrs"> }) {
  const src = useAddress(textIn(node, "asset"));
  const caption = textIn(node, "caption");
  return (
    <figure className="picture">
      <img
        src={src}
        alt={altOf(node)}
        width={numberIn(node, "width")}
        height={numberIn(node, "height")}
        loading="lazy"
        decoding="async"
        draggable={false}
      />
      {caption !== "" && <figcaption>{caption}</figcaption>}
    </figure>
  );
}

function useAddress(asset: string): string | undefined {
  const source = useContext(PictureContext);
  const [fetched, setFetched] = useState<string>();
  useEffect(() => {
    if (typeof source !== "function") return;
    let isCurrent = true;
    // One that does not come leaves its room and its words.
    source(asset).then(
      (url) => isCurrent && setFetched(url),
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [source, asset]);
  if (typeof source === "function") return fetched;
  return source === undefined || asset === "" ? undefined : imagePath(source, asset);
}
