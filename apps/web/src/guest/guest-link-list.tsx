/** Read-only links of a document: the open ones, making one, and ending one. */
import type { GuestLink } from "@brudnopis/schema";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { guestApi } from "./guest-api.ts";
import { dayOf } from "./moments.ts";
import { NewLink } from "./new-link.tsx";
import { useEnding } from "./use-ending.ts";
import "./guest-links.css";

export interface GuestLinkListProps {
  readonly documentId: string;
}

export function GuestLinkList({ documentId }: GuestLinkListProps) {
  const { t } = useTranslation("guest");
  const errorText = useErrorText();
  const queries = useQueryClient();
  const key = ["guest-links", documentId];
  const links = useQuery({ queryKey: key, queryFn: () => guestApi.links(documentId) });
  const ending = useEnding<HTMLHeadingElement>();
  const refresh = () => queries.invalidateQueries({ queryKey: key });
  const end = async ({ id }: GuestLink) => {
    await guestApi.revoke(documentId, id);
    ending.done();
    await refresh();
  };
  return (
    <section className="guest-links" aria-labelledby="guest-links-title">
      <h3 id="guest-links-title" tabIndex={-1} ref={ending.heir}>
        {t("links.title")}
      </h3>
      <p className="form-hint">{t("links.lead")}</p>
      {links.isError && <Notice kind="bad">{errorText(links.error)}</Notice>}
      {links.data && <List links={links.data} onEnd={ending.ask} />}
      <NewLink
        documentId={documentId}
        hasEnded={(id) => links.data?.some((link) => link.id === id && link.state !== "open")}
        onMade={refresh}
      />
      {ending.link && (
        <ConfirmDialog
          title={t("links.endTitle")}
          action={t("links.end")}
          onConfirm={async () => ending.link && end(ending.link)}
          onClose={ending.close}
        >
          <p>{t("links.endBody")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}

interface ListProps {
  readonly links: readonly GuestLink[];
  readonly onEnd: (link: GuestLink) => void;
}

/** Those that have ended for good are told of at the end, without a button. */
function List({ links, onEnd }: ListProps) {
  const { t } = useTranslation("guest");
  if (links.length === 0) return <p className="guest-links-none">{t("links.none")}</p>;
  const [ended, open] = [links.filter(hasEnded), links.filter((link) => !hasEnded(link))];
  return (
    <>
      <ul>
        {open.map((link) => (
          <Item key={link.id} link={link} onEnd={onEnd} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details>
          <summary>{t("links.ended", { count: ended.length })}</summary>
          <ul>
            {ended.map((link) => (
              <Item key={link.id} link={link} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function hasEnded({ state }: GuestLink): boolean {
  return state === "expired" || state === "revoked";
}

interface ItemProps {
  readonly link: GuestLink;
  readonly onEnd?: (link: GuestLink) => void;
}

function Item({ link, onEnd }: ItemProps) {
  const { t, i18n } = useTranslation("guest");
  const { revision, note, createdAt, createdBy, expiresAt, state, uses } = link;
  const name = revision ?? t("links.current");
  const date = dayOf(expiresAt, i18n.language);
  return (
    <li>
      <div>
        <b>{name}</b>
        {note !== "" && <span className="guest-link-note">{note}</span>}
        <small>
          {t("links.made", { name: createdBy, date: dayOf(createdAt, i18n.language) })}
          {" · "}
          {t(`links.state.${state}`, { date })}
          {" · "}
          {t("links.uses", { count: uses })}
        </small>
      </div>
      {onEnd && (
        <button
          className="button small danger"
          type="button"
          aria-label={`${t("links.end")}: ${name}`}
          onClick={() => onEnd(link)}
        >
          {t("links.end")}
        </button>
      )}
    </li>
  );
}
