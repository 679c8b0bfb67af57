/** One thing that somebody was told, as a link to it. */
import type { Notification, ReviewPerson } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { localeOf } from "../i18n/i18n.ts";
import { Face } from "../ui/face.tsx";
import { relativeTime } from "../ui/relative-time.ts";
import { useMarkRead } from "./use-inbox.ts";

export interface NoticeItemProps {
  readonly notice: Notification;
  readonly people: Readonly<Record<string, ReviewPerson>>;
  /** The document of the page that it is shown on needs no name. */
  readonly isHere?: boolean;
  readonly onChosen?: (() => void) | undefined;
}

export function NoticeItem({ notice, people, isHere = false, onChosen }: NoticeItemProps) {
  const { t, i18n } = useTranslation("notifications");
  const markRead = useMarkRead();
  const { id, document, path, excerpt, at, readAt } = notice;
  const isUnread = readAt === undefined;
  const by = notice.by === undefined ? undefined : people[notice.by];
  const choose = () => {
    if (isUnread) markRead.mutate({ ids: [id], isRead: true });
    onChosen?.();
  };
  return (
    <li className={isUnread ? "notice-item is-unread" : "notice-item"}>
      {by ? <Face name={by.name} hue={by.hue} /> : <span className="notice-nobody" aria-hidden />}
      <div className="notice-body">
        <Link to={path} onClick={choose}>
          {isUnread && <span className="visually-hidden">{t("unread")} </span>}
          <Sentence notice={notice} name={by?.name ?? notice.guest} />
        </Link>
        {excerpt !== "" && <q>{excerpt}</q>}
        <small>
          {!isHere && <span>{document.title}</span>}
          <time dateTime={new Date(at).toISOString()} title={exactly(at, localeOf(i18n))}>
            {relativeTime(at, Date.now(), localeOf(i18n))}
          </time>
        </small>
      </div>
      <button
        className="icon-button notice-read"
        type="button"
        aria-label={isUnread ? t("markRead") : t("markUnread")}
        title={isUnread ? t("markRead") : t("markUnread")}
        disabled={markRead.isPending}
        onClick={() => markRead.mutate({ ids: [id], isRead: isUnread })}
      >
        <span className="notice-dot" />
      </button>
    </li>
  );
}

function Sentence({
  notice,
  name,
}: {
  readonly notice: Notification;
  readonly name?: string | undefined;
}) {
  const { t } = useTranslation("notifications");
  const { event } = notice;
  if (name === undefined) return <b>{t(`impersonal.${event}`)}</b>;
  return (
    <>
      <b>{name}</b> {t(`event.${event}`)}
    </>
  );
}

function exactly(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long", timeStyle: "short" }).format(at);
}
