/** Everything that one was told, newest first. */
import type { Inbox, InboxQuery, Me } from "@brudnopis/schema";
import { CheckCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useMe, useSignInWhenNeeded } from "../session/use-me.ts";
import { AppPage } from "../ui/app-page.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Loading } from "../ui/plain-page.tsx";
import { NoticeItem } from "./notice-item.tsx";
import { useInbox, useMarkRead } from "./use-inbox.ts";
import "./notifications.css";

export function InboxPage() {
  const { t } = useTranslation();
  const me = useMe();
  return me ? <Page me={me} /> : <Loading label={t("app.loading")} />;
}

function Page({ me }: { readonly me: Me }) {
  const { t } = useTranslation(["notifications", "translation"]);
  const errorText = useErrorText();
  const [which, setWhich] = useState<InboxQuery["which"]>("for-me");
  const [isUnreadOnly, setUnreadOnly] = useState(false);
  const inbox = useInbox(which, isUnreadOnly ? "true" : "false");
  useSignInWhenNeeded(inbox.error);
  const pages = inbox.data?.pages;
  const unread = pages?.[0]?.unread ?? { forMe: 0, all: 0 };
  return (
    <AppPage me={me} title={t("title")} action={<MarkAll unread={unread.all} />}>
      <p className="inbox-lead">
        {t("lead")} <Link to="/konto#powiadomienia">{t("toSettings")}</Link>
      </p>
      <div className="inbox-filter">
        <div className="mode" role="group" aria-label={t("which")}>
          {(["for-me", "all"] as const).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={which === each}
              onClick={() => setWhich(each)}
            >
              {t(`tab.${each}`, { count: each === "all" ? unread.all : unread.forMe })}
            </button>
          ))}
        </div>
        <label className="inbox-unread">
          <input
            type="checkbox"
            checked={isUnreadOnly}
            onChange={({ target }) => setUnreadOnly(target.checked)}
          />
          {t("unreadOnly")}
        </label>
      </div>
      {inbox.isPending && <p role="status">{t("translation:app.loading")}</p>}
      {inbox.isError && (
        <Notice kind="bad">
          <p>{errorText(inbox.error)}</p>
          <button className="button small" type="button" onClick={() => void inbox.refetch()}>
            {t("translation:app.retry")}
          </button>
        </Notice>
      )}
      {pages && <Notices pages={pages} which={which} isUnreadOnly={isUnreadOnly} />}
      {inbox.hasNextPage && (
        <button
          className="button"
          type="button"
          disabled={inbox.isFetchingNextPage}
          onClick={() => void inbox.fetchNextPage()}
        >
          {t("older")}
        </button>
      )}
    </AppPage>
  );
}

function MarkAll({ unread }: { readonly unread: number }) {
  const { t } = useTranslation("notifications");
  const markRead = useMarkRead();
  return (
    <button
      className="button"
      type="button"
      disabled={unread === 0 || markRead.isPending}
      onClick={() => markRead.mutate({ isRead: true })}
    >
      <CheckCheck size={18} aria-hidden />
      {t("markAll")}
    </button>
  );
}

interface NoticesProps {
  readonly pages: readonly Inbox[];
  readonly which: InboxQuery["which"];
  readonly isUnreadOnly: boolean;
}

function Notices({ pages, which, isUnreadOnly }: NoticesProps) {
  const { t } = useTranslation("notifications");
  const isEmpty = pages.every(({ notifications }) => notifications.length === 0);
  if (isEmpty && isUnreadOnly) return <p role="status">{t("empty.unread")}</p>;
  if (isEmpty) {
    return (
      <EmptyState title={t(`empty.${which}.title`)}>
        <p>{t(`empty.${which}.body`)}</p>
      </EmptyState>
    );
  }
  return (
    <ol className="notice-list" aria-label={t(`list.${which}`)}>
      {pages.flatMap(({ notifications, people }) =>
        notifications.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} people={people} />
        )),
      )}
    </ol>
  );
}
