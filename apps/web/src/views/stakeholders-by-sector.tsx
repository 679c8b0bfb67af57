import type { ViewProps } from "./view-frame.tsx";

export function StakeholdersBySector(_props: ViewProps) {
  return null;
}
