import { Circle, CircleAlert, CircleCheck, CircleCheckBig, CircleDot } from "lucide-react";
import type { SectionState } from "./section-state.ts";

const icons = {
  missing: Circle,
  "in-work": CircleDot,
  full: CircleCheck,
  ready: CircleCheckBig,
  doubtful: CircleAlert,
} as const;

/** The words stand beside it. */
export function StateIcon({ state }: { readonly state: SectionState }) {
  const Icon = icons[state];
  return <Icon className={`state ${state}`} size={16} aria-hidden />;
}
