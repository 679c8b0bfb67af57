import { Circle, CircleAlert, CircleCheck, CircleCheckBig, CircleDot } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { SectionState } from "./section-state.ts";

const icons = {
  missing: Circle,
  "in-work": CircleDot,
  full: CircleCheck,
  ready: CircleCheckBig,
  doubtful: CircleAlert,
} as const;

export interface StateTextProps {
  readonly state: SectionState;
  /** An optional section lacks nothing while it is empty. */
  readonly isRequired: boolean;
}

export function StateText({ state, isRequired }: StateTextProps) {
  const { t } = useTranslation();
  if (state === "missing" && !isRequired) return <>{t("document.emptyOptional")}</>;
  if (state !== "full") return <>{t(`document.sectionState.${state}`)}</>;
  return (
    <span>
      {t("document.sectionState.in-work")}
      {/* Said where there is no room to show it, too. */}
      <span className="state-more">, {t("document.filledIn")}</span>
    </span>
  );
}

/** The words stand beside it. */
export function StateIcon({ state }: { readonly state: SectionState }) {
  const Icon = icons[state];
  return <Icon className={`state ${state}`} size={16} aria-hidden />;
}
