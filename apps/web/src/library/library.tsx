import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { DocumentSummary, Me } from "@brudnopis/schema";
import { api } from "../api.ts";
import { localeOf } from "../i18n/i18n.ts";
import { useMe } from "../session/use-me.ts";
import { AppPage } from "../ui/app-page.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Loading } from "../ui/plain-page.tsx";
import { relativeTime } from "../ui/relative-time.ts";
import "./library.css";

/** From how many documents on a search field is worth its place. */
const searchFrom = 6;

export function LibraryPage() {
  const { t } = useTranslation();
  const me = useMe();
  if (!me) return <Loading label={t("app.loading")} />;
  return (
    <AppPage
      me={me}
      title={t("library.title")}
      action={me.organisations.length > 0 ? <NewDocumentLink /> : undefined}
    >
      <Documents me={me} />
    </AppPage>
  );
}

function NewDocumentLink() {
  const { t } = useTranslation();
  return (
    <Link className="button primary" to="/nowy">
      <Plus size={18} aria-hidden />
      {t("library.new")}
    </Link>
  );
}

function Documents({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const [query, setQuery] = useState("");
  const documents = useQuery({ queryKey: ["documents"], queryFn: api.documents });

  if (documents.isPending) return <Loading label={t("app.loading")} />;
  if (documents.isError) {
    return (
      <Notice kind="bad">
        <p>{errorText(documents.error)}</p>
        <button className="button small" type="button" onClick={() => void documents.refetch()}>
          {t("app.retry")}
        </button>
      </Notice>
    );
  }
  if (documents.data.length === 0) return <NoDocuments canCreate={me.organisations.length > 0} />;
  const found = documents.data.filter((document) => matches(document, query));
  return (
    <>
      {documents.data.length >= searchFrom && (
        <input
          className="input library-search"
          type="search"
          aria-label={t("library.search")}
          placeholder={t("library.search")}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      {found.length === 0 && (
        <p>
          {t("library.nothingFound", { query })}{" "}
          <button className="button quiet small" type="button" onClick={() => setQuery("")}>
            {t("library.clear")}
          </button>
        </p>
      )}
      <ul className="document-list">
        {found.map((document) => (
          <DocumentCard key={document.id} document={document} />
        ))}
      </ul>
    </>
  );
}

function matches(document: DocumentSummary, query: string): boolean {
  const words = query.toLocaleLowerCase("pl").split(/\s+/).filter(Boolean);
  const text = [document.title, document.templateTitle, document.network, ...document.organisations]
    .join(" ")
    .toLocaleLowerCase("pl");
  return words.every((word) => text.includes(word));
}

function NoDocuments({ canCreate }: { readonly canCreate: boolean }) {
  const { t } = useTranslation();
  return (
    <EmptyState title={t("library.empty")}>
      <p>{canCreate ? t("library.emptyHint") : t("library.emptyReader")}</p>
      {canCreate && <NewDocumentLink />}
    </EmptyState>
  );
}

function DocumentCard({ document }: { readonly document: DocumentSummary }) {
  const { t, i18n } = useTranslation();
  const { filled, required } = document.progress;
  const percent = required === 0 ? 0 : Math.round((filled / required) * 100);
  const when = relativeTime(document.editedAt, Date.now(), localeOf(i18n));
  const who = document.editedBy;
  return (
    <li className="document-card">
      <div>
        <h2>
          <Link to={`/dokumenty/${document.id}`}>{document.title || t("library.untitled")}</Link>
        </h2>
        <div className="document-meta">
          <span>{document.templateTitle}</span>
          <span>{document.organisations.join(", ")}</span>
          {document.network !== undefined && <span>{document.network}</span>}
        </div>
        <div className="document-meta">
          <span className="tag">{t(`library.state.${document.state}`)}</span>
          {!document.permissions.includes("edit") && (
            <span className="tag">{t("library.readOnly")}</span>
          )}
          {document.openRemarks !== undefined && document.openRemarks > 0 && (
            <span className="tag">{t("library.openRemarks", { count: document.openRemarks })}</span>
          )}
          {document.illustrative && <span className="tag">{t("library.illustrative")}</span>}
          <span>
            {who === undefined
              ? t("library.editedAt", { when })
              : t("library.editedBy", { when, who })}
          </span>
        </div>
      </div>
      <div className="document-progress">
        <span>
          <b>{t("library.progressShort", { percent })}</b>{" "}
          <span className="visually-hidden">{t("library.progress", { filled, required })}</span>
          <span aria-hidden>
            ({filled}/{required})
          </span>
        </span>
        <div className="bar" aria-hidden>
          <i style={{ width: `${percent}%` }} />
        </div>
      </div>
    </li>
  );
}
