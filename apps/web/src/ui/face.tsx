import { initials } from "../document/presence.ts";

export interface FaceProps {
  readonly name: string;
  readonly hue: number;
}

/** A person as a circle with initials in their organisation's colour. The name is written beside it. */
export function Face({ name, hue }: FaceProps) {
  return (
    <span className={`face hue-${hue}`} aria-hidden>
      {initials(name)}
    </span>
  );
}
