import { initials } from "../document/presence.ts";

export interface FaceProps {
  readonly name: string;
  readonly hue: number;
}

/** A person as a circle with initials in their organisation's colour. The name is written beside it. */
export function Face({ name, hue }: FaceProps) {
  // The initials are decoration, put there by the style sheet: they are not part of any name or label.
  return <span className={`face hue-${hue}`} data-initials={initials(name)} aria-hidden />;
}
