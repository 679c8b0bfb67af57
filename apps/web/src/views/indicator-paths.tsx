import type { ViewProps } from "./view-frame.tsx";

export function IndicatorPaths(_props: ViewProps) {
  return null;
}
