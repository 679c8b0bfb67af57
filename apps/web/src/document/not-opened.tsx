import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ApiError } from "../api.ts";
import { useErrorText } from "../ui/error-text.ts";
import { Loading, PlainPage } from "../ui/plain-page.tsx";
import { NoSuchDocument } from "./no-such-document.tsx";

export interface NotOpenedProps {
  readonly documentId: string;
  readonly error: Error;
  /** Then it is the page that is missing, or the right to it. */
  readonly isDocumentThere: boolean;
  readonly words: {
    readonly title: string;
    readonly back: string;
    /** Absent: as of anything that is missing. */
    readonly notFound?: string;
  };
  readonly retry: () => void;
}

/** In place of a page about a document whose data did not come. */
export function NotOpened(props: NotOpenedProps) {
  const { documentId, error, isDocumentThere, words, retry } = props;
  const { t } = useTranslation();
  const errorText = useErrorText();
  const code = error instanceof ApiError ? error.code : undefined;
  if (code === "unauthenticated") return <Loading label={t("app.loading")} />;
  if (code === "not-found" && !isDocumentThere) return <NoSuchDocument documentId={documentId} />;
  const missing = code === "not-found" ? words.notFound : undefined;
  return (
    <PlainPage title={words.title}>
      <p>{missing ?? errorText(error)}</p>
      <div className="actions">
        <button className="button primary" type="button" onClick={retry}>
          {t("app.retry")}
        </button>
        <Link className="button" to={`/dokumenty/${documentId}`}>
          {words.back}
        </Link>
      </div>
    </PlainPage>
  );
}
