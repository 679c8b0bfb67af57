import { useEffect, useState } from "react";
import { recordOf } from "./arrange.ts";

const nowhere: readonly string[] = [];

/** The places around what has the keyboard, the closest first; they stay while it is elsewhere. */
export function useFocusedPlaces(): readonly string[] {
  const [places, setPlaces] = useState(nowhere);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof Element) || !target.closest("#document-page, [data-card]")) return;
      const next = placesAround(target);
      setPlaces((before) => (before.join() === next.join() ? before : next));
    };
    addEventListener("focusin", onFocus);
    return () => removeEventListener("focusin", onFocus);
  }, []);
  return places;
}

function placesAround(target: Element): string[] {
  const card = target.closest<HTMLElement>("[data-card]")?.dataset["card"];
  if (card !== undefined) return [card];
  const places: string[] = [];
  for (
    let element = target.closest<HTMLElement>("[data-place]");
    element;
    element = element.parentElement?.closest<HTMLElement>("[data-place]") ?? null
  ) {
    const { place } = element.dataset;
    // The form of a record is beside its row, and not in it.
    const record = place === undefined ? undefined : recordOf(place);
    places.push(...[place, record].filter((each) => each !== undefined));
  }
  return places;
}
