/** The findings beside their lines, on wide screens. */
import { findingKey, type Finding } from "@brudnopis/document";
import { memo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { FindingItem } from "./finding-item.tsx";
import { useCardPlaces } from "./use-card-places.ts";

/** More than these are behind a button, so that one table row does not push everything else away. */
const shownAtFirst = 2;

export interface MarginCardsProps {
  readonly findings: readonly Finding[];
  /** What has the keyboard when a card goes. */
  readonly onGone: () => void;
}

export function MarginCards({ findings, onGone }: MarginCardsProps) {
  const margin = useRef<HTMLDivElement>(null);
  const { groups, active } = useCardPlaces(margin, findings);
  return (
    <div className="margin-cards" ref={margin}>
      {groups.map((group) => (
        <Card
          key={group.anchor}
          anchor={group.anchor}
          findings={group.findings}
          isActive={group.anchor === active}
          onGone={onGone}
        />
      ))}
    </div>
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
