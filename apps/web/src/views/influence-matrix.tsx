import type { ViewProps } from "./view-frame.tsx";

export function InfluenceMatrix(_props: ViewProps) {
  return null;
}
