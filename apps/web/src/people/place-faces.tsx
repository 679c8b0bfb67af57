import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { initials, type Person } from "../document/presence.ts";
import { useStore } from "../ui/store.ts";

export interface PlaceFacesProps {
  /** An address, or `collection/recordId` for anywhere in that record. */
  readonly place: string;
}

/** The others who are in a field or record right now, beside its name. There are hundreds of these: most show nothing. */
export const PlaceFaces = memo(function PlaceFaces({ place }: PlaceFacesProps) {
  const { session } = useDocument();
  const people = useStore(session.presence.people, (all) =>
    all.some((person) => isHere(person, place)) ? all : undefined,
  );
  return people ? <Faces people={people.filter((person) => isHere(person, place))} /> : null;
});

function isHere(person: Person, place: string): boolean {
  if (person.isMe || person.place === undefined) return false;
  return person.place === place || person.place.startsWith(`${place}.`);
}

function Faces({ people }: { readonly people: readonly Person[] }) {
  const { t } = useTranslation();
  return (
    <span className="place-faces">
      {people.map((person) => (
        <span className={`place-face hue-${person.hue}`} key={person.clientId}>
          <b aria-hidden>{initials(person.name)}</b>
          {person.name.split(" ")[0]}
          {person.organisation !== "" && ` · ${person.organisation}`}
        </span>
      ))}
      <span className="visually-hidden">
        {t("people.here", { names: people.map(({ name }) => name).join(", ") })}
      </span>
    </span>
  );
}
