/** One finding with what can be done about it, in the margin and in the list. */
import type { Finding } from "@brudnopis/document";
import { memo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { reveal } from "../document/reveal.ts";
import { usePlan } from "../plan/use-plan.ts";
import { usePlaceName } from "../proposals/use-place-name.ts";
import { MuteForm } from "./mute-form.tsx";
import { findingAdvice, findingSentence, ruleTitle } from "./sentence.ts";
import { SeverityIcon } from "./severity-icon.tsx";
import { useFix } from "./use-fix.ts";

export interface FindingItemProps {
  readonly finding: Finding;
  /** Called before the page shows the place, to close what covers it. */
  readonly onLeave?: (() => void) | undefined;
  /** Called when it is about to go, and with it the button that has the keyboard. */
  readonly onGone: () => void;
}

export const FindingItem = memo(function FindingItem(props: FindingItemProps) {
  const { finding } = props;
  const { t } = useTranslation("checks");
  const { severity, rule } = finding;
  return (
    <div className="finding">
      <p className="finding-head">
        <SeverityIcon severity={severity} />
        <b>{ruleTitle(t, rule)}</b>
        <span className="finding-severity">{t(`severity.${severity}`)}</span>
      </p>
      <p className="finding-sentence" translate="no">
        {findingSentence(t, finding)}
      </p>
      <p className="finding-advice">{findingAdvice(t, finding)}</p>
      <Actions {...props} />
    </div>
  );
});

function Actions({ finding, onLeave, onGone }: FindingItemProps) {
  const { t } = useTranslation("checks");
  const fix = useFix();
  const { plan } = usePlan();
  const [isMuting, setMuting] = useState(false);
  const muteButton = useRef<HTMLButtonElement>(null);
  if (isMuting) {
    const cancel = () => {
      setMuting(false);
      requestAnimationFrame(() => muteButton.current?.focus());
    };
    return <MuteForm finding={finding} onDone={onGone} onCancel={cancel} />;
  }
  return (
    <div className="finding-actions">
      {fix && finding.fix && (
        <button
          className="button small"
          type="button"
          onClick={() => {
            if (fix(finding)) onGone();
          }}
        >
          {t("mend")}
        </button>
      )}
      <PlaceButton place={finding.place} onLeave={onLeave} />
      {plan?.canMute === true && (
        <button
          className="button small quiet"
          type="button"
          ref={muteButton}
          aria-label={t("muteName", { rule: ruleTitle(t, finding.rule) })}
          onClick={() => setMuting(true)}
        >
          {t("mute")}
        </button>
      )}
    </div>
  );
}

interface PlaceButtonProps {
  readonly place: string;
  readonly onLeave: (() => void) | undefined;
}

function PlaceButton({ place, onLeave }: PlaceButtonProps) {
  const { t } = useTranslation("checks");
  const open = useDocument();
  const name = useAnyPlaceName(place);
  const go = () => {
    onLeave?.();
    // A dialog keeps the keyboard until it is gone.
    requestAnimationFrame(() => reveal(open, place, true));
  };
  return (
    <button
      className="button small quiet"
      type="button"
      aria-label={t("showName", { place: name })}
      onClick={go}
    >
      {t("show")}
    </button>
  );
}

/** Fields and records have names of their own; tables and sections are called by their titles. */
export function useAnyPlaceName(place: string): string {
  const { t } = useTranslation("checks");
  const { template, language } = useDocument();
  const name = usePlaceName(place);
  const owner =
    template.collections.find(({ key }) => key === place) ??
    template.sections.find(({ key }) => key === place);
  return name ?? owner?.title[language] ?? t("placeGone");
}
