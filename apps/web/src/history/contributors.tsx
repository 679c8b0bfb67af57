import type { Revision } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { Face } from "../ui/face.tsx";
import { useComparison } from "./history-context.ts";
import { contributorsOf, contributorsText } from "./revision-words.ts";

/** How many faces fit beside the names. */
const facesShown = 3;

export interface ContributorsProps {
  readonly contributors: Revision["contributors"];
}

export function Contributors({ contributors }: ContributorsProps) {
  const { t } = useTranslation("changes");
  const { list } = useComparison();
  const people = contributorsOf(contributors, list.people);
  if (people.length === 0) return null;
  return (
    <span className="contributors">
      <span className="contributor-faces">
        {people.slice(0, facesShown).map(({ id, name, hue }) => (
          <Face key={id} name={name} hue={hue} />
        ))}
      </span>
      <span>{contributorsText(people, t)}</span>
    </span>
  );
}
