import { useEffect } from "react";
import { useLocation } from "react-router";
import { bringIntoView } from "../../document/bring-into-view.ts";

/** A link to a section of the text leads there; the browser has looked for it before it was on the page. */
export function useSectionLink(): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (!hash.startsWith("#s-")) return;
    const heading = document.getElementById(hash.slice(1));
    if (heading) bringIntoView(heading, "start");
  }, [hash, key]);
}
