import type { ViewProps } from "./view-frame.tsx";

export function FundingByYear(_props: ViewProps) {
  return null;
}
