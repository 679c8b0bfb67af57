/** The document: outline, one continuous page, people. */
import { sectionsOf } from "@brudnopis/document";
import { inboxAddress } from "@brudnopis/schema";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { ApiError } from "../api.ts";
import { ChecksProvider, ChecksRunner } from "../checks/checks.tsx";
import { CatalogueChoice } from "../catalogue/catalogue.tsx";
import { EditBar } from "../editor/edit-bar.tsx";
import { PictureContext } from "../images/picture.tsx";
import { ExportDialog } from "../export-dialog/export-dialog.tsx";
import { loadEditor } from "../editor/load-editor.ts";
import { languageOf } from "../i18n/i18n.ts";
import { useLanguageOf } from "../i18n/language.ts";
import { Outline } from "../outline/outline.tsx";
import { OutlineSheet } from "../outline/outline-sheet.tsx";
import { BlameAnswer, NewsProvider, NewsRunner } from "../news/news.tsx";
import { FollowBanner } from "../people/follow.tsx";
import { PeoplePanel } from "../people/people-panel.tsx";
import { PlanFeed } from "../plan/plan.tsx";
import { PreviewPane } from "../preview/preview-pane.tsx";
import { Answers, AnswersLine, AnswersSheet, AskingDialog } from "../proposals/proposals.tsx";
import { LivingReviewProvider, Margin, ReviewRunner } from "../review/review.tsx";
import { SuggestRunner } from "../review/suggest/suggest.tsx";
import { ReviewRounds } from "../review/rounds/rounds.tsx";
import { Sections } from "../sections/sections.tsx";
import { LazyShareDialog } from "../sharing/lazy-share-dialog.tsx";
import { Kept, TemplateNotice } from "../template-move/template-move.tsx";
import { useSignInWhenNeeded } from "../session/use-me.ts";
import { ImportChoice } from "../import/import-choice.tsx";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { Loading, PlainPage, usePageTitle } from "../ui/plain-page.tsx";
import { useStore } from "../ui/store.ts";
import { Announcer } from "./announcer.tsx";
import {
  DocumentContext,
  type OpenDocument,
  useConnectedDocument,
  useContent,
  useIsEditing,
} from "./document-context.ts";
import type { DocumentSession } from "./document-session.ts";
import { DocumentHead } from "./document-head.tsx";
import { NoSuchDocument } from "./no-such-document.tsx";
import { createPage, type Mode, setClosed } from "./page-state.ts";
import { PageTooOld } from "./incoming.ts";
import { SaveNotice } from "./save-notice.tsx";
import { stepBack, stepForward } from "./step.ts";
import { TopBar } from "./top-bar.tsx";
import { UnsentNotice } from "./unsent-notice.tsx";
import { useOpenDocument } from "./use-open-document.ts";
import { useProgress } from "./use-progress.ts";
import { useReadingPlace } from "./use-reading-place.ts";
import "./document.css";

export function DocumentPage() {
  const { id = "" } = useParams();
  // Another document is another page: nothing of the last one may stay.
  return <DocumentById key={id} id={id} />;
}

function DocumentById({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const opening = useOpenDocument(id, languageOf(i18n));
  useSignInWhenNeeded(opening.phase === "failed" ? opening.error : undefined);
  switch (opening.phase) {
    case "opening":
      return <Loading label={t("document.opening")} />;
    case "failed":
      return isSignedOut(opening.error) ? (
        <Loading label={t("app.loading")} />
      ) : (
        <OpeningFailed id={id} error={opening.error} retry={opening.retry} />
      );
    case "open":
      return <OpenedDocument session={opening.session} />;
  }
}

function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.code === "unauthenticated";
}

interface OpeningFailedProps {
  readonly id: string;
  readonly error: unknown;
  readonly retry: () => void;
}

function OpeningFailed({ id, error, retry }: OpeningFailedProps) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  if (error instanceof ApiError && error.code === "not-found") {
    return <NoSuchDocument documentId={id} />;
  }
  if (error instanceof PageTooOld) return <OldPage />;
  return (
    <PlainPage title={t("document.notOpened")}>
      <p>{errorText(error)}</p>
      <div className="actions">
        <button className="button primary" type="button" onClick={retry}>
          {t("app.retry")}
        </button>
        <Link className="button" to="/">
          {t("app.back")}
        </Link>
      </div>
    </PlainPage>
  );
}

function OldPage() {
  const { t } = useTranslation();
  return (
    <PlainPage title={t("document.notOpened")}>
      <p>{t("save.refused.page-too-old")}</p>
      <div className="actions">
        <button className="button primary" type="button" onClick={() => location.reload()}>
          {t("save.reload")}
        </button>
      </div>
    </PlainPage>
  );
}

function OpenedDocument({ session }: { readonly session: DocumentSession }) {
  const { t, i18n } = useTranslation();
  useLanguageOf(session.me);
  const page = useMemo(() => createPage(firstMode(session)), [session]);
  const language = languageOf(i18n);
  // Labels follow the interface; what people wrote stays as they wrote it.
  const open = useMemo<OpenDocument>(
    () => ({ session, page, template: session.details.template, language }),
    [session, page, language],
  );
  useClosing(open);
  useDocumentKeys(open);
  useUnsavedWarning(session);
  useEffect(() => {
    // On its way while the rest of the document fills in; its scripts run between two sections.
    if (session.canEdit) void loadEditor(open, t, i18n);
  }, [session, open, t, i18n]);
  return (
    <DocumentContext value={open}>
      <PictureContext value={session.details.document.id}>
        <ChecksProvider>
          <NewsProvider>
            <LivingReviewProvider>
              <Layout />
            </LivingReviewProvider>
          </NewsProvider>
        </ChecksProvider>
      </PictureContext>
    </DocumentContext>
  );
}

function maySuggest({ details }: DocumentSession): boolean {
  return details.document.permissions.includes("suggest");
}

/** Everybody begins with what they may do most. */
function firstMode(session: DocumentSession): Mode {
  if (session.canEdit) return "edit";
  return maySuggest(session) ? "suggest" : "read";
}

type Panel = "export" | "people" | "share" | "outline" | "answers" | undefined;

function Layout() {
  const { t } = useTranslation();
  const { page, session, template } = useConnectedDocument();
  const isEditing = useIsEditing();
  const [panel, setPanel] = useState<Panel>();
  const networkKind = useContent((content) => content.networkKind);
  const hasInbox = useContent(({ fields }) => fields[inboxAddress] !== undefined);
  const sections = useMemo(
    () => sectionsOf(template, { networkKind, fields: hasInbox ? { [inboxAddress]: true } : {} }),
    [template, networkKind, hasInbox],
  );
  const progress = useProgress();
  const title = useContent((content) => content.title);
  const close = () => setPanel(undefined);
  const [isPreviewing, setPreviewing] = useState(false);
  usePageTitle(title || t("document.untitled"));
  useReadingPlace(page, sections);

  return (
    <div className={classesOf(isEditing, isPreviewing)}>
      <a className="skip-link" href="#document-page">
        {t("app.skip")}
      </a>
      <TopBar
        onExport={() => setPanel("export")}
        isPreviewing={isPreviewing}
        onPreview={setPreviewing}
        onPeople={() => setPanel("people")}
        onShare={() => setPanel("share")}
        onOutline={() => setPanel("outline")}
      />
      {isEditing && <EditBar />}
      <div className="document-grid">
        <div className="document-outline">
          <Outline sections={sections} progress={progress} />
        </div>
        <main className="page" id="document-page" tabIndex={-1}>
          <SaveNotice />
          <UnsentNotice />
          <TemplateNotice />
          <AnswersLine onOpen={() => setPanel("answers")} />
          <DocumentHead>
            {!session.canEdit && (
              <Notice>
                {t(maySuggest(session) ? "document.maySuggest" : "document.readOnly")}
              </Notice>
            )}
            <SuggestRunner />
          </DocumentHead>
          <ReviewRounds />
          <Sections sections={sections} progress={progress} />
          <Kept />
        </main>
        <aside className="document-margin" aria-label={t("people.title")}>
          <PeoplePanel />
          <Answers />
          <Margin />
        </aside>
        {isPreviewing && <PreviewPane onClose={() => setPreviewing(false)} />}
      </div>
      <PlanFeed />
      <ChecksRunner />
      <NewsRunner />
      <ReviewRunner />
      <BlameAnswer />
      <FollowBanner />
      <Announcer />
      <AskingDialog />
      <CatalogueChoice />
      <ImportChoice />
      {panel === "export" && (
        <ExportDialog onClose={close} onShowPages={() => setPreviewing(true)} />
      )}
      {panel === "people" && <PeopleSheet onClose={close} />}
      {panel === "answers" && <AnswersSheet onClose={close} />}
      {panel === "share" && <LazyShareDialog onClose={close} />}
      {panel === "outline" && (
        <OutlineSheet sections={sections} progress={progress} onClose={close} />
      )}
    </div>
  );
}

function classesOf(isEditing: boolean, isPreviewing: boolean): string {
  return ["document", isEditing && "is-editing", isPreviewing && "is-previewing"]
    .filter(Boolean)
    .join(" ");
}

function PeopleSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <LazyModal title={t("people.title")} kind="sheet" onClose={onClose}>
      <PeoplePanel />
    </LazyModal>
  );
}

/** While the server takes nothing, neither do the fields: nobody types into the void. */
function useClosing({ session, page }: OpenDocument): void {
  const isRefused = useStore(session.save.state, ({ phase }) => phase === "refused");
  useEffect(() => setClosed(page, isRefused), [page, isRefused]);
}

/** Undo and redo work everywhere on the page; an editor has its own shortcuts for the same thing. */
function useDocumentKeys(open: OpenDocument): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
      if (open.page.get().isClosed) return;
      if (event.target instanceof HTMLInputElement && !isSettled(event.target)) return;
      const key = event.key.toLowerCase();
      const isRedo = key === "y" || (key === "z" && event.shiftKey);
      if (key !== "z" && !isRedo) return;
      event.preventDefault();
      if (isRedo) stepForward(open);
      else stepBack(open);
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [open]);
}

/** An input undoes what is typed into it, until that is committed. */
function isSettled({ type, dataset }: HTMLInputElement): boolean {
  return type === "checkbox" || dataset["settled"] === "true";
}

/** The browser asks before closing a tab that holds changes the server does not have. */
function useUnsavedWarning(session: DocumentSession): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      const { save, copies } = session;
      const isOnlyHere = save.unsaved > 0 || copies.hasTexts;
      if (isOnlyHere && !copies.covers(session)) event.preventDefault();
    };
    addEventListener("beforeunload", onLeave);
    return () => removeEventListener("beforeunload", onLeave);
  }, [session]);
}
