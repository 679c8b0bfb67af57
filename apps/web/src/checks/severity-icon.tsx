import type { Severity } from "@brudnopis/document";
import { Lightbulb, type LucideIcon, OctagonX, TriangleAlert } from "lucide-react";

/** Three shapes, so that nobody has to tell them apart by their colour. */
const icons: Readonly<Record<Severity, LucideIcon>> = {
  blocks: OctagonX,
  should: TriangleAlert,
  hint: Lightbulb,
};

export interface SeverityIconProps {
  readonly severity: Severity;
  readonly size?: number;
}

export function SeverityIcon({ severity, size = 16 }: SeverityIconProps) {
  const Icon = icons[severity];
  return <Icon className={`severity-icon is-${severity}`} size={size} aria-hidden />;
}
