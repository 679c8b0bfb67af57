/** The newest of what one was told, beside a document, and how closely that document is watched. */
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useConnectedDocument } from "../document/document-context.ts";
import { DocumentWatch } from "./document-watch.tsx";
import { NoticeItem } from "./notice-item.tsx";
import { useInbox } from "./use-inbox.ts";

const shown = 8;

export function InboxGlance({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useTranslation(["notifications", "translation"]);
  const { session } = useConnectedDocument();
  const { document } = session.details;
  const inbox = useInbox("for-me", "false");
  const [newest] = inbox.data?.pages ?? [];
  const notices = newest?.notifications.slice(0, shown) ?? [];
  return (
    <div className="inbox-glance">
      {inbox.isPending && <p role="status">{t("translation:app.loading")}</p>}
      {inbox.isError && <p role="alert">{t("notLoaded")}</p>}
      {newest && notices.length === 0 && <p>{t("empty.for-me.body")}</p>}
      {notices.length > 0 && (
        <ol className="notice-list" aria-label={t("list.for-me")}>
          {notices.map((notice) => (
            <NoticeItem
              key={notice.id}
              notice={notice}
              people={newest?.people ?? {}}
              isHere={notice.document.id === document.id}
              onChosen={onChosen}
            />
          ))}
        </ol>
      )}
      <p>
        <Link to="/powiadomienia">{t("toInbox")}</Link>
      </p>
      {document.permissions.includes("comment") && <DocumentWatch documentId={document.id} />}
    </div>
  );
}
