/** The round's head, and below it the frozen text with its remarks, one's own scores, or those of all. */
import { sectionsOf } from "@brudnopis/document";
import type { DocumentDetails, Me, Round, RoundList } from "@brudnopis/schema";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Doc, encodeStateAsUpdate } from "yjs";
import { Announcer } from "../../document/announcer.tsx";
import {
  DocumentContext,
  type ShownDocument,
  useDocument,
} from "../../document/document-context.ts";
import { PictureContext } from "../../images/picture.tsx";
import { DocumentHead } from "../../document/document-head.tsx";
import { createPage } from "../../document/page-state.ts";
import { useProgress } from "../../document/use-progress.ts";
import { useReadingPlace } from "../../document/use-reading-place.ts";
import { languageOf } from "../../i18n/i18n.ts";
import { Outline } from "../../outline/outline.tsx";
import { OutlineSheet } from "../../outline/outline-sheet.tsx";
import { Sections } from "../../sections/sections.tsx";
import { Notice } from "../../ui/notice.tsx";
import { usePageTitle } from "../../ui/plain-page.tsx";
import { ReviewCentre, ReviewProvider } from "../review.tsx";
import { useReview } from "../review-state.ts";
import { type FrozenDocument, frozenSource, openFrozen } from "./frozen-document.ts";
import { PeerGridForm } from "./peer-grid.tsx";
import { PeerSummary } from "./peer-summary.tsx";
import { RoundContext, type ShownRound, useRound } from "./round-context.ts";
import { RoundHead } from "./round-head.tsx";
import { readRoundView } from "./round-path.ts";
import { RoundTop } from "./round-top.tsx";
import { RoundViews } from "./round-views.tsx";
import { useRoundWords } from "./use-round-words.ts";
import { useRoundsAgain } from "./use-rounds.ts";
import { useSectionLink } from "./use-section-link.ts";
import "../../document/document.css";
import "../../fields/fields.css";
import "./rounds.css";
import "./round-page.css";

export interface RoundLayoutProps {
  readonly me: Me;
  readonly details: DocumentDetails;
  readonly list: RoundList;
  readonly round: Round;
  /** Undefined when the text was let go of. */
  readonly state: Uint8Array | undefined;
}

export function RoundLayout({ me, details, list, round, state }: RoundLayoutProps) {
  const { i18n } = useTranslation();
  const [search] = useSearchParams();
  const words = useRoundWords();
  const { id, title } = details.document;
  const [page] = useState(() => createPage("read"));
  const frozen = useMemo(() => openFrozen(state ?? nothing, details), [state, details]);
  const language = languageOf(i18n);
  const open = useMemo<ShownDocument>(
    () => ({ session: frozen.session, page, template: details.template, language }),
    [frozen, page, details, language],
  );
  const source = useMemo(
    () => frozenSource(id, round.id, me, frozen.doc),
    [id, round.id, me, frozen],
  );
  const view = readRoundView(search);
  const shown = useMemo<ShownRound>(
    () => ({ documentId: id, title, me, list, round, view }),
    [id, title, me, list, round, view],
  );
  usePageTitle(`${words.name(round)} – ${title}`);
  return (
    <DocumentContext value={open}>
      <PictureContext value={id}>
        <ReviewProvider source={source}>
          <RoundContext value={shown}>
            <Layout frozen={frozen} />
            {state && <ReviewCentre />}
            <CountsFeed />
          </RoundContext>
        </ReviewProvider>
      </PictureContext>
    </DocumentContext>
  );
}

const nothing = encodeStateAsUpdate(new Doc());

function Layout({ frozen }: { readonly frozen: FrozenDocument }) {
  const { t } = useTranslation("rounds");
  const { round, view } = useRound();
  const [isOutlineOpen, setOutlineOpen] = useState(false);
  const isTextShown = view === "text" && round.revision !== undefined;
  return (
    <div className="document round">
      <a className="skip-link" href="#document-page">
        {t("page.skip")}
      </a>
      <RoundTop onOutline={isTextShown ? () => setOutlineOpen(true) : undefined} />
      {isTextShown ? (
        <FrozenText
          frozen={frozen}
          isOutlineOpen={isOutlineOpen}
          onOutlineClose={() => setOutlineOpen(false)}
        />
      ) : (
        <main className="round-main is-alone" id="document-page" tabIndex={-1}>
          <RoundHead />
          <RoundViews />
          {view === "text" && <Notice>{t("page.purged")}</Notice>}
          {view === "grid" && <PeerGridForm key={round.id} />}
          {view === "summary" && <PeerSummary />}
        </main>
      )}
      <Announcer />
    </div>
  );
}

interface FrozenTextProps {
  readonly frozen: FrozenDocument;
  readonly isOutlineOpen: boolean;
  readonly onOutlineClose: () => void;
}

function FrozenText({ frozen, isOutlineOpen, onOutlineClose }: FrozenTextProps) {
  const { t } = useTranslation("rounds");
  const { session, page, template } = useDocument();
  const { networkKind } = session.content.get();
  const sections = useMemo(() => sectionsOf(template, { networkKind }), [template, networkKind]);
  const progress = useProgress();
  useReadingPlace(page, sections);
  useSectionLink();
  return (
    <>
      <div className="document-grid">
        <div className="document-outline">
          <Outline sections={sections} progress={progress} />
        </div>
        <main className="round-main" id="document-page" tabIndex={-1}>
          <RoundHead />
          <RoundViews />
          <article className="page">
            {frozen.templateVersion !== template.version && (
              <Notice>{t("page.otherTemplate", { version: frozen.templateVersion })}</Notice>
            )}
            <DocumentHead />
            <Sections sections={sections} progress={progress} />
          </article>
        </main>
        <RoundMargin />
      </div>
      {isOutlineOpen && (
        <OutlineSheet sections={sections} progress={progress} onClose={onOutlineClose} />
      )}
    </>
  );
}

/** What becomes of a remark changes the round's counts, and what can be done next. */
function CountsFeed() {
  const { documentId } = useRound();
  const again = useRoundsAgain(documentId);
  const threads = useReview((state) => state.threads);
  useEffect(() => {
    if (threads.size > 0) void again();
  }, [threads, again]);
  return null;
}

/** There is no document check of a frozen text: remarks have the margin to themselves. */
function RoundMargin() {
  const { t } = useTranslation("review");
  const part = useReview((state) => (state.facts ? state.part : undefined));
  return (
    <aside className="document-margin" aria-label={t("title")}>
      {part && <part.ReviewMargin />}
    </aside>
  );
}
