/** Who is in the document now, in which field, and following one of them. */
import { Eye } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument, usePage } from "../document/document-context.ts";
import { placeName } from "../document/place-name.ts";
import { type Person } from "../document/presence.ts";
import { reveal } from "../document/reveal.ts";
import { Face } from "../ui/face.tsx";
import { useStore } from "../ui/store.ts";
import "./people.css";

export function PeoplePanel() {
  const { t } = useTranslation();
  const { session } = useDocument();
  const people = useStore(session.presence.people, (all) => all);
  return (
    <section className="people" aria-labelledby="people-title">
      <h2 id="people-title">{t("people.title")}</h2>
      <ul>
        {people.map((person) => (
          <PersonItem key={person.clientId} person={person} />
        ))}
      </ul>
      {people.length <= 1 && <p className="people-alone">{t("people.alone")}</p>}
    </section>
  );
}

function PersonItem({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const open = useDocument();
  const following = usePage((state) => state.following);
  const isFollowed = following === person.clientId;
  const place = usePlaceName(person.place);
  return (
    <li>
      <Face name={person.name} hue={person.hue} />
      <div className="people-text">
        <b>
          {person.name}
          {person.isMe && ` (${t("people.me")})`}
        </b>
        <span>{person.organisation}</span>
        <span className="people-place">
          {place === undefined ? t("people.reading") : t("people.at", { place })}
        </span>
      </div>
      {!person.isMe && (
        <button
          className="button quiet small"
          type="button"
          aria-pressed={isFollowed}
          aria-label={
            isFollowed ? t("people.stopFollowing") : t("people.followName", { name: person.name })
          }
          onClick={() => {
            open.page.set((state) => ({
              ...state,
              following: isFollowed ? undefined : person.clientId,
            }));
            if (!isFollowed && person.place !== undefined) reveal(open, person.place, false);
          }}
        >
          <Eye size={16} aria-hidden />
          {isFollowed ? t("people.stopFollowing") : t("people.follow")}
        </button>
      )}
    </li>
  );
}

function usePlaceName(place: string | undefined): string | undefined {
  const { template, language } = useDocument();
  const collections = useContent((content) => content.collections);
  return place === undefined ? undefined : placeName(template, { collections }, place, language);
}
