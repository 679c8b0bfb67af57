import { Bell } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import { useReview } from "../review/review-state.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { InboxGlance } from "./inbox-glance.tsx";
import { useMarkRead, useUnreadCount } from "./use-inbox.ts";
import "./notifications.css";

/** Leads to the inbox. */
export function BellLink() {
  const { t } = useTranslation("notifications");
  const count = useUnreadCount() ?? 0;
  const { pathname } = useLocation();
  useReadingOf(roundOf.exec(pathname)?.[1], count > 0);
  return (
    <NavLink className="icon-button bell" to="/powiadomienia" aria-label={t("bell", { count })}>
      <BellFace count={count} />
    </NavLink>
  );
}

/** Opens what is new beside the document, and how it is watched. */
export function BellButton() {
  const { t } = useTranslation("notifications");
  const count = useUnreadCount() ?? 0;
  const active = useReview((state) => state.active);
  useReadingOf(active, count > 0);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        className="icon-button bell"
        type="button"
        aria-label={t("bell", { count })}
        title={t("title")}
        onClick={() => setOpen(true)}
      >
        <BellFace count={count} />
      </button>
      {isOpen && (
        <LazyModal title={t("title")} kind="panel" onClose={() => setOpen(false)}>
          <InboxGlance onChosen={() => setOpen(false)} />
        </LazyModal>
      )}
    </>
  );
}

/** The page of a review round. */
const roundOf = /^\/dokumenty\/[^/]+\/rundy\/([^/]+)/;

/** Who looks at a thread, a suggestion or a round has read what they were told of it, however they came there. */
function useReadingOf(about: string | undefined, hasUnread: boolean): void {
  const { mutate } = useMarkRead();
  useEffect(() => {
    if (hasUnread && about !== undefined) mutate({ about, isRead: true });
  }, [about, hasUnread, mutate]);
}

function BellFace({ count }: { readonly count: number }) {
  return (
    <>
      <Bell size={20} aria-hidden />
      {/* The number is in the control's name already. */}
      {count > 0 && <span className="bell-count" data-count={count > 99 ? "99+" : count} />}
    </>
  );
}
