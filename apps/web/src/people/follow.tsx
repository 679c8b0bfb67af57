import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, usePage } from "../document/document-context.ts";
import { reveal } from "../document/reveal.ts";
import { useStore } from "../ui/store.ts";

/** While somebody is followed, the page goes where they go, until the person here scrolls or ends it. */
export function FollowBanner() {
  const { t } = useTranslation();
  const open = useDocument();
  const { page, session } = open;
  const clientId = usePage(({ following }) => following);
  const person = useStore(session.presence.people, (people) =>
    people.find((candidate) => candidate.clientId === clientId),
  );
  const isFollowing = clientId !== undefined;
  const isGone = isFollowing && !person;
  const place = person?.place;

  useEffect(() => {
    if (place !== undefined && isFollowing) reveal(open, place, false);
  }, [open, place, isFollowing]);

  useEffect(() => {
    if (!isFollowing) return;
    const stop = () => page.set((state) => ({ ...state, following: undefined }));
    if (isGone) return stop();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") stop();
    };
    addEventListener("wheel", stop, { passive: true });
    addEventListener("touchmove", stop, { passive: true });
    addEventListener("keydown", onKey);
    return () => {
      removeEventListener("wheel", stop);
      removeEventListener("touchmove", stop);
      removeEventListener("keydown", onKey);
    };
  }, [page, isFollowing, isGone]);

  if (!person) return null;
  return (
    <div className={`follow-banner hue-${person.hue}`} role="status">
      {t("people.following", { name: person.name })}
      <button
        type="button"
        onClick={() => page.set((state) => ({ ...state, following: undefined }))}
      >
        {t("people.stopFollowing")}
      </button>
    </div>
  );
}
