/** The findings beside their lines, on wide screens. */
import { findingKey, type Finding } from "@brudnopis/document";
import { memo, type RefObject, useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { type CardPlaces, useCardPlaces } from "../margin/use-card-places.ts";
import type { FindingGroup } from "./anchors.ts";
import { FindingItem } from "./finding-item.tsx";
import { groupsInView } from "./margin-groups.ts";
import { useFocusedPlaces } from "./use-focused-places.ts";

/** More than these are behind a button, so that one table row does not push everything else away. */
const shownAtFirst = 2;

export interface MarginCardsProps {
  readonly findings: readonly Finding[];
  /** What has the keyboard when a card goes. */
  readonly onGone: () => void;
}

export function MarginCards({ findings, onGone }: MarginCardsProps) {
  const margin = useRef<HTMLDivElement>(null);
  const { cards, active } = useGroups(margin, findings);
  return (
    <div className="margin-cards" ref={margin}>
      {cards.map((group) => (
        <Card
          key={group.key}
          anchor={group.key}
          findings={group.findings}
          isActive={group.key === active}
          onGone={onGone}
        />
      ))}
    </div>
  );
}

function useGroups(
  margin: RefObject<HTMLElement | null>,
  findings: readonly Finding[],
): CardPlaces<FindingGroup> {
  const { session, template } = useDocument();
  const focus = useFocusedPlaces();
  const read = useCallback(
    (element: HTMLElement) => groupsInView(element, findings, template, session.content.get()),
    [findings, template, session],
  );
  return useCardPlaces(margin, {
    read,
    isSame: hasSameFindings,
    active: (groups) => focus.find((place) => groups.some(({ key }) => key === place)),
  });
}

function hasSameFindings(before: FindingGroup, after: FindingGroup): boolean {
  return (
    before.findings.length === after.findings.length &&
    before.findings.every((finding, index) => finding === after.findings[index])
  );
}

interface CardProps {
  readonly anchor: string;
  readonly findings: readonly Finding[];
  readonly isActive: boolean;
  readonly onGone: () => void;
}

const Card = memo(function Card({ anchor, findings, isActive, onGone }: CardProps) {
  const { t } = useTranslation("checks");
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? findings : findings.slice(0, shownAtFirst);
  const rest = findings.length - shown.length;
  return (
    <div className={isActive ? "margin-card is-active" : "margin-card"} data-card={anchor}>
      {shown.map((finding) => (
        <FindingItem key={findingKey(finding)} finding={finding} onGone={onGone} />
      ))}
      {rest > 0 && (
        <button className="button small quiet" type="button" onClick={() => setWhole(true)}>
          {t("more", { count: rest })}
        </button>
      )}
    </div>
  );
});
