/** Keeps the pages where the writing is. */
import type { Preview, PreviewPlace } from "@brudnopis/schema";
import { useEffect, useMemo, useRef } from "react";
import { useDocument, usePage } from "../document/document-context.ts";
import { followedPlace } from "./followed-place.ts";

/** Some paper over what is shown, so that one sees that something ends there. */
const marginPx = 24;

const ownWays = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/** Whoever turns pages by hand goes on by themselves, until they go elsewhere in the text. */
export function useFollow(
  scroller: HTMLElement | null,
  preview: Preview | undefined,
  zoomedWidth: number,
  isOn: boolean,
): void {
  const section = usePage((state) => state.section);
  const active = usePage((state) => state.active?.address);
  const { template } = useDocument();
  const order = useMemo(() => template.sections.map(({ key }) => key), [template]);
  const place = preview && followedPlace(preview.places, order, { section, active });
  const isByHand = useRef(false);
  const lastName = useRef("");
  const name = nameOf(place);

  useEffect(() => {
    if (!scroller) return;
    const turn = () => {
      isByHand.current = true;
    };
    for (const way of ownWays) scroller.addEventListener(way, turn, { passive: true });
    return () => {
      for (const way of ownWays) scroller.removeEventListener(way, turn);
    };
  }, [scroller]);

  useEffect(() => {
    if (!isOn || !scroller || !place || zoomedWidth === 0) return;
    if (lastName.current !== name) isByHand.current = false;
    lastName.current = name;
    if (!isByHand.current) scrollTo(scroller, place);
  }, [isOn, scroller, place, name, zoomedWidth]);
}

function nameOf(place: PreviewPlace | undefined): string {
  return place ? `${place.section}/${place.record?.id ?? ""}` : "";
}

function scrollTo(scroller: HTMLElement, { page, top }: PreviewPlace): void {
  const sheet = scroller.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (!sheet) return;
  scroller.scrollTop = sheet.offsetTop + top * sheet.offsetHeight - marginPx;
}
