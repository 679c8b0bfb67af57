import { NavLink } from "react-router";
import "./sub-navigation.css";

export interface SubNavigationProps {
  /** What the links are about, for screen readers. */
  readonly label: string;
  readonly links: readonly SubLink[];
  /** Beside the page, or above it as tabs. On a narrow screen both are above. */
  readonly kind?: "side" | "tabs";
}

export interface SubLink {
  readonly to: string;
  readonly label: string;
  /** Marked only on this very page, not on those below it. */
  readonly end?: boolean;
}

/** The pages of one part of the product, as links: each has an address of its own. */
export function SubNavigation({ label, links, kind = "side" }: SubNavigationProps) {
  return (
    <nav className={`sub-navigation sub-${kind}`} aria-label={label}>
      <ul>
        {links.map(({ to, label: name, end = false }) => (
          <li key={to}>
            <NavLink to={to} end={end}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
