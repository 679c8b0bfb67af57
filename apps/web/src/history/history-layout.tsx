/** The revisions, the document as it was with what changed in it, and the changes as a list, side by side. */
import { sectionsOf } from "@brudnopis/document";
import type { DocumentDetails, RevisionContent, RevisionList } from "@brudnopis/schema";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { DocumentContext, type ShownDocument } from "../document/document-context.ts";
import { PictureContext } from "../images/picture.tsx";
import { createPage } from "../document/page-state.ts";
import { guestSession } from "../guest/guest-session.ts";
import { languageOf } from "../i18n/i18n.ts";
import { Notice } from "../ui/notice.tsx";
import { usePageTitle } from "../ui/plain-page.tsx";
import { ChangeIndex } from "./change-index.ts";
import { ChangeList } from "./change-list.tsx";
import { CompareBar } from "./compare-bar.tsx";
import { HistoryDialogs } from "./history-dialogs.tsx";
import { type Comparison, HistoryContext } from "./history-context.ts";
import type { HistoryDialog } from "./history-dialog.ts";
import { HistoryTop } from "./history-top.tsx";
import { RestoreNotice } from "./restore/restore-notice.tsx";
import { useRestorer } from "./restore/use-restorer.ts";
import { useNewsOfRestore } from "./use-news-of-restore.ts";
import { RevisionHead } from "./revision-head.tsx";
import { idOf, type Selection } from "./selection.ts";
import { ShownState } from "./shown-state.tsx";
import { StepBar } from "./step-bar.tsx";
import { Timeline } from "./timeline.tsx";
import { useChangesBetween } from "./use-history.ts";
import { useSteps } from "./use-steps.ts";
import "../document/document.css";
import "../fields/fields.css";
import "./history.css";
import "./diff.css";

export interface HistoryLayoutProps {
  readonly details: DocumentDetails;
  readonly list: RevisionList;
  readonly selection: Selection;
  /** The only one that is shown. */
  readonly section: string | undefined;
  readonly shown: RevisionContent;
  /** Whether it is still the state that was looked at before. */
  readonly isOld: boolean;
}

export function HistoryLayout(props: HistoryLayoutProps) {
  const { details, list, selection, section, shown, isOld } = props;
  const { t } = useTranslation("history");
  const { id } = details.document;
  const { to, from } = selection;
  const seq = to === "now" ? (list.now?.seq ?? 0) : to.seq;
  const found = useChangesBetween(id, from?.id, idOf(to), seq);
  const [isHighlighted, setHighlighted] = useState(true);
  const [isShort, setShort] = useState(false);
  const [dialog, setDialog] = useState<HistoryDialog>();
  const restorer = useRestorer(id);
  useNewsOfRestore(restorer, id);
  const open = useShownDocument(details, shown);
  const changes = useMemo(() => {
    if (!found.data || !isHighlighted || isOld) return undefined;
    const sections = found.data.sections.filter(
      (one) => section === undefined || one.section === section,
    );
    return { ...found.data, sections };
  }, [found.data, isHighlighted, isOld, section]);
  const { template, language } = open;
  const comparison = useMemo<Comparison>(
    () => ({
      documentId: id,
      title: details.document.title,
      template,
      language,
      list,
      selection,
      changes,
      index: new ChangeIndex(changes),
    }),
    [id, details, template, language, list, selection, changes],
  );
  const steps = useSteps(changes);
  const sections = useMemo(
    () =>
      sectionsOf(template, shown.content).filter(
        ({ key }) => section === undefined || key === section,
      ),
    [template, shown, section],
  );
  const title = details.document.title;
  usePageTitle(t("pageTitle", { title: title || t("untitled") }));

  return (
    <DocumentContext value={open}>
      <PictureContext value={id}>
        <HistoryContext value={comparison}>
          <div className="document history">
            <a className="skip-link" href="#history-page">
              {t("skip")}
            </a>
            <HistoryTop onDialog={setDialog} changeCount={steps.all.length} />
            <div className="document-grid">
              <div className="document-outline">
                <Timeline onDialog={setDialog} />
              </div>
              <main className="history-main" id="history-page" tabIndex={-1} aria-busy={isOld}>
                {selection.isMissing && <Notice>{t("missingRevision")}</Notice>}
                <RevisionHead onDialog={setDialog} />
                <CompareBar
                  isHighlighted={isHighlighted}
                  onHighlight={setHighlighted}
                  isShort={isShort}
                  onShort={setShort}
                />
                <ComparisonNotice
                  error={found.error}
                  isPending={found.isFetching && !found.data}
                  retry={() => void found.refetch()}
                />
                <StepBar steps={steps} onDialog={setDialog} />
                <ShownState
                  sections={sections}
                  isShort={isShort && isHighlighted && section === undefined}
                  hasTitle={section === undefined}
                />
              </main>
              <aside className="document-margin" aria-label={t("changes")}>
                {changes && <ChangeList steps={steps} onDialog={setDialog} />}
              </aside>
            </div>
            <HistoryDialogs
              dialog={dialog}
              steps={steps}
              restorer={restorer}
              onDialog={setDialog}
              onClose={() => setDialog(undefined)}
            />
            <RestoreNotice restorer={restorer} template={template} />
          </div>
        </HistoryContext>
      </PictureContext>
    </DocumentContext>
  );
}

/** What components of the document need in order to show a state of it: to read, with nobody else in it. */
function useShownDocument(details: DocumentDetails, { content }: RevisionContent): ShownDocument {
  const { i18n } = useTranslation();
  const language = languageOf(i18n);
  const [page] = useState(() => createPage("read"));
  const { template } = details;
  const { organisations } = details.document;
  return useMemo(
    () => ({ session: guestSession(content, organisations), page, template, language }),
    [content, organisations, page, template, language],
  );
}

interface ComparisonNoticeProps {
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly retry: () => void;
}

/** The state itself is shown in any case: that a comparison did not come takes nothing away. */
function ComparisonNotice({ error, isPending, retry }: ComparisonNoticeProps) {
  const { t } = useTranslation(["history", "translation"]);
  if (isPending) {
    return (
      <p className="comparing" role="status">
        {t("comparing")}
      </p>
    );
  }
  if (!error) return null;
  return (
    <Notice>
      <p>{t("notCompared")}</p>
      <button className="button small" type="button" onClick={retry}>
        {t("translation:app.retry")}
      </button>
    </Notice>
  );
}
