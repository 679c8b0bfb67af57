import type { Severity } from "@brudnopis/document";
import { CircleAlert, Lightbulb, OctagonAlert, type LucideIcon } from "lucide-react";

/** Three shapes, so that nobody has to tell them apart by their colour. */
const icons: Readonly<Record<Severity, LucideIcon>> = {
  blocks: OctagonAlert,
  should: CircleAlert,
  hint: Lightbulb,
};

export interface SeverityIconProps {
  readonly severity: Severity;
  readonly size?: number;
}

export function SeverityIcon({ severity, size = 16 }: SeverityIconProps) {
  const Icon = icons[severity];
  return <Icon className={`severity-icon ${severity}`} size={size} aria-hidden />;
}
