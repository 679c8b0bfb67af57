import type { ViewProps } from "./view-frame.tsx";

export function RiskMatrix(_props: ViewProps) {
  return null;
}
