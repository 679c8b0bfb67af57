import type { LucideIcon } from "lucide-react";

export interface IconButtonProps {
  readonly icon: LucideIcon;
  /** Read out, and shown to who points at it. */
  readonly label: string;
  readonly size?: number;
  readonly run: () => void;
}

/** A button that is a sign alone. */
export function IconButton({ icon: Icon, label, size = 18, run }: IconButtonProps) {
  return (
    <button className="icon-button" type="button" aria-label={label} title={label} onClick={run}>
      <Icon size={size} aria-hidden />
    </button>
  );
}
