import type { ReactNode } from "react";
import "./empty-state.css";

export interface EmptyStateProps {
  readonly title: string;
  /** What would be here and why, and the one button that fills it. */
  readonly children: ReactNode;
}

/** An empty list teaches. */
export function EmptyState({ title, children }: EmptyStateProps) {
  return (
    <div className="empty-state">
      <h2>{title}</h2>
      {children}
    </div>
  );
}
