/** The history of a document: its revisions, what changed between any two of them, and the way back. */
import type { DocumentDetails, RevisionList } from "@brudnopis/schema";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useParams, useSearchParams } from "react-router";
import { NotOpened, type NotOpenedProps } from "../document/not-opened.tsx";
import { useMe, useSignInWhenNeeded } from "../session/use-me.ts";
import { Loading } from "../ui/plain-page.tsx";
import { HistoryLayout } from "./history-layout.tsx";
import { readHistorySearch } from "./history-path.ts";
import { idOf, selectionOf } from "./selection.ts";
import { useContentOf, useDocumentDetails, useRevisions } from "./use-history.ts";

export function HistoryPage() {
  const { id = "" } = useParams();
  return <HistoryOf key={id} id={id} />;
}

function HistoryOf({ id }: { readonly id: string }) {
  const { t } = useTranslation("history");
  const me = useMe();
  const details = useDocumentDetails(id);
  const list = useRevisions(id);
  const error = details.error ?? list.error;
  useSignInWhenNeeded(error ?? undefined);
  const retry = () => void Promise.all([details.refetch(), list.refetch()]);
  if (error && !(details.data && list.data)) {
    const isThere = details.data !== undefined;
    return <Failed documentId={id} error={error} isDocumentThere={isThere} retry={retry} />;
  }
  if (!me || !details.data || !list.data) return <Loading label={t("opening")} />;
  return <WithContent id={id} details={details.data} list={list.data} />;
}

interface WithContentProps {
  readonly id: string;
  readonly details: DocumentDetails;
  readonly list: RevisionList;
}

function WithContent({ id, details, list }: WithContentProps) {
  const { t } = useTranslation("history");
  const [search] = useSearchParams();
  const view = useMemo(() => readHistorySearch(search), [search]);
  const selection = useMemo(() => selectionOf(list, view), [list, view]);
  const { to } = selection;
  const seq = to === "now" ? (list.now?.seq ?? 0) : to.seq;
  const content = useContentOf(id, idOf(to), seq);
  if (content.data) {
    return (
      <HistoryLayout
        details={details}
        list={list}
        selection={selection}
        section={view.section}
        shown={content.data}
        isOld={content.data.revision.id !== idOf(to)}
      />
    );
  }
  if (content.error) {
    const retry = () => void content.refetch();
    return <Failed documentId={id} error={content.error} isDocumentThere retry={retry} />;
  }
  return <Loading label={t("opening")} />;
}

function Failed(props: Omit<NotOpenedProps, "words">) {
  const { t } = useTranslation("history");
  const words = { title: t("notOpened"), back: t("back"), notFound: t("notForYou") };
  return <NotOpened words={words} {...props} />;
}
