import { memo } from "react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../document/document-context.ts";
import { initials, type Person } from "../document/presence.ts";
import { useStore } from "../ui/store.ts";

/** The others who are in this field right now, beside its name. */
export const PlaceFaces = memo(function PlaceFaces({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const { session } = useDocument();
  const here = useStore(session.presence.people, (people) =>
    people.some((person) => isHere(person, address)) ? people : undefined,
  )?.filter((person) => isHere(person, address));
  if (!here) return null;
  return (
    <span className="place-faces">
      {here.map((person) => (
        <span className={`place-face hue-${person.hue}`} key={person.clientId}>
          <b aria-hidden>{initials(person.name)}</b>
          {person.name.split(" ")[0]}
          {person.organisation !== "" && ` · ${person.organisation}`}
        </span>
      ))}
      <span className="visually-hidden">
        {t("people.here", { names: here.map(({ name }) => name).join(", ") })}
      </span>
    </span>
  );
});

function isHere(person: Person, address: string): boolean {
  return !person.isMe && person.place === address;
}
