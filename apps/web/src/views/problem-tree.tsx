import type { ViewProps } from "./view-frame.tsx";

export function ProblemTree(_props: ViewProps) {
  return null;
}
