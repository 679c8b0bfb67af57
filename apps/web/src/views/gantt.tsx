import type { ViewProps } from "./view-frame.tsx";

export function Gantt(_props: ViewProps) {
  return null;
}
