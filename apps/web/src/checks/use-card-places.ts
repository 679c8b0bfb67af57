/** Keeps the cards of the margin beside their lines while the page changes under them. */
import type { Finding } from "@brudnopis/document";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useDocument } from "../document/document-context.ts";
import type { FindingGroup } from "./anchors.ts";
import { recordOf } from "./arrange.ts";
import { whenIdle } from "./browser-time.ts";
import { layoutCards } from "./card-layout.ts";
import { groupsInView } from "./margin-groups.ts";

export interface CardPlaces {
  readonly groups: readonly FindingGroup[];
  /** The place of the card that stands at its line whatever is above it. */
  readonly active: string | undefined;
}

export function useCardPlaces(
  margin: RefObject<HTMLElement | null>,
  findings: readonly Finding[],
): CardPlaces {
  const { session, template } = useDocument();
  const [groups, setGroups] = useState<readonly FindingGroup[]>([]);
  const focus = useFocusedPlaces();
  const active = focus.find((place) => groups.some(({ anchor }) => anchor === place));
  const lines = useRef(new Map<string, number>());
  const lastActive = useRef<string>(undefined);

  useEffect(() => {
    const element = margin.current;
    if (!element) return;
    const look = () => {
      const next = groupsInView(element, findings, template, session.content.get());
      lines.current = new Map(next.map(({ anchor, line }) => [anchor, line]));
      setGroups((before) => (isSame(before, next) ? before : next));
      placeCards(element, lines.current, lastActive.current);
    };
    return watchPage(element, look);
  }, [margin, findings, template, session]);

  useLayoutEffect(() => {
    const element = margin.current;
    if (!element) return;
    lastActive.current = active;
    placeCards(element, lines.current, active);
  }, [margin, groups, active]);

  return { groups, active };
}

function isSame(before: readonly FindingGroup[], after: readonly FindingGroup[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ anchor, findings }, at) => {
      const other = after[at];
      return (
        other?.anchor === anchor &&
        other.findings.length === findings.length &&
        other.findings.every((finding, index) => finding === findings[index])
      );
    })
  );
}

function placeCards(
  margin: HTMLElement,
  lines: ReadonlyMap<string, number>,
  active: string | undefined,
): void {
  const cards = [...margin.querySelectorAll<HTMLElement>("[data-card]")].map((element) => {
    const key = element.dataset["card"] ?? "";
    return { key, element, line: lines.get(key) ?? 0, height: element.offsetHeight };
  });
  const tops = layoutCards(cards, active, 0);
  for (const { key, element } of cards) {
    element.style.transform = `translateY(${Math.round(tops.get(key) ?? 0)}px)`;
  }
}

/** Calls `look` in idle time after anything that moves lines or cards; returns what ends it. */
function watchPage(margin: HTMLElement, look: () => void): () => void {
  let cancel: (() => void) | undefined;
  const lookLater = () => {
    cancel ??= whenIdle(() => {
      cancel = undefined;
      look();
    });
  };
  const sizes = new ResizeObserver(lookLater);
  sizes.observe(margin);
  const page = document.getElementById("document-page");
  if (page) sizes.observe(page);
  addEventListener("scroll", lookLater, { passive: true });
  addEventListener("resize", lookLater);
  // Cards grow and shrink by their own buttons.
  margin.addEventListener("click", lookLater);
  lookLater();
  return () => {
    cancel?.();
    sizes.disconnect();
    removeEventListener("scroll", lookLater);
    removeEventListener("resize", lookLater);
    margin.removeEventListener("click", lookLater);
  };
}

const nowhere: readonly string[] = [];

/** The places around what has the keyboard, the closest first; they stay while it is elsewhere. */
function useFocusedPlaces(): readonly string[] {
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
