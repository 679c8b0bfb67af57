/** The check in the margin: what there is, which of it to show, and the cards. */
import type { Severity } from "@brudnopis/document";
import { List, PanelRightClose, PanelRightOpen } from "lucide-react";
import { type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsWide } from "../margin/use-is-wide.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { type CheckResult, useChecks, useShowList } from "./checks-state.ts";
import { useCountsText } from "./counts.tsx";
import { MarginCards } from "./margin-cards.tsx";
import { type Preferences, rememberedPreferences, rememberPreferences } from "./preferences.ts";
import { SeverityFilter } from "./severity-filter.tsx";

export interface CheckMarginProps {
  /** Stands above it where the margin has more than the check. */
  readonly choice?: ReactNode;
}

/** Where there is room for it; elsewhere the list says the same. `margin.css` makes the margin as high as the page. */
export function CheckMargin({ choice }: CheckMarginProps) {
  const result = useChecks((state) => state.result);
  const heading = useRef<HTMLHeadingElement>(null);
  const [preferences, setPreferences] = useState(rememberedPreferences);
  const isWide = useIsWide();
  if (!result || !isWide) return null;
  const change = (next: Preferences) => {
    setPreferences(next);
    rememberPreferences(next);
  };
  if (!preferences.isOpen) {
    return (
      <>
        {choice}
        <Folded result={result} onOpen={() => change({ ...preferences, isOpen: true })} />
      </>
    );
  }
  return (
    <>
      <Head
        result={result}
        heading={heading}
        preferences={preferences}
        choice={choice}
        onChange={change}
      />
      <Cards result={result} shown={preferences.shown} onGone={() => heading.current?.focus()} />
    </>
  );
}

interface CardsProps {
  readonly result: CheckResult;
  readonly shown: readonly Severity[];
  readonly onGone: () => void;
}

function Cards({ result: { findings }, shown, onGone }: CardsProps) {
  const wanted = useMemo(
    () => findings.filter(({ severity }) => shown.includes(severity)),
    [findings, shown],
  );
  return <MarginCards findings={wanted} onGone={onGone} />;
}

interface HeadProps {
  readonly result: CheckResult;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly preferences: Preferences;
  readonly choice: ReactNode;
  readonly onChange: (preferences: Preferences) => void;
}

function Head({ result, heading, preferences, choice, onChange }: HeadProps) {
  const { t } = useTranslation("checks");
  const showList = useShowList();
  return (
    <div className="margin-head">
      {choice}
      <div className="margin-title">
        <h2 ref={heading} tabIndex={-1}>
          {t("title")}
        </h2>
        <IconButton icon={List} label={t("margin.all")} run={() => showList({})} />
        <IconButton
          icon={PanelRightClose}
          label={t("margin.close")}
          run={() => onChange({ ...preferences, isOpen: false })}
        />
      </div>
      <SeverityFilter
        counts={result.counts}
        shown={preferences.shown}
        onChange={(shown) => onChange({ ...preferences, shown })}
      />
    </div>
  );
}

interface FoldedProps {
  readonly result: CheckResult;
  readonly onOpen: () => void;
}

function Folded({ result, onOpen }: FoldedProps) {
  const { t } = useTranslation("checks");
  const text = useCountsText();
  return (
    <div className="margin-folded">
      <h2>{t("title")}</h2>
      <p>{text(result.counts)}</p>
      <button className="button small" type="button" onClick={onOpen}>
        <PanelRightOpen size={16} aria-hidden />
        {t("margin.open")}
      </button>
    </div>
  );
}
