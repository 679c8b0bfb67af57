import { sectionsOf } from "@brudnopis/document";
import type { GuestDocument, GuestOffer } from "@brudnopis/schema";
import { ListTree } from "lucide-react";
import { type MouseEvent, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { DocumentContext, type ShownDocument, useDocument } from "../document/document-context.ts";
import { DocumentHead } from "../document/document-head.tsx";
import { createPage } from "../document/page-state.ts";
import { useProgress } from "../document/use-progress.ts";
import { useReadingPlace } from "../document/use-reading-place.ts";
import { languageOf } from "../i18n/i18n.ts";
import { LanguageSwitch } from "../i18n/language-switch.tsx";
import { Outline } from "../outline/outline.tsx";
import { OutlineSheet } from "../outline/outline-sheet.tsx";
import { Sections } from "../sections/sections.tsx";
import { PageFooter } from "../ui/page-footer.tsx";
import { usePageTitle } from "../ui/plain-page.tsx";
import { GuestBanner } from "./guest-banner.tsx";
import { guestSession } from "./guest-session.ts";
import "../document/document.css";
import "./guest.css";

export interface GuestDocumentViewProps {
  readonly offer: GuestOffer;
  readonly document: GuestDocument;
}

export function GuestDocumentView({ offer, document }: GuestDocumentViewProps) {
  const { i18n } = useTranslation();
  const { content, template } = document;
  const [page] = useState(() => createPage("read"));
  const session = useMemo(
    () => guestSession(content, offer.organisations),
    [content, offer.organisations],
  );
  const language = languageOf(i18n);
  const shown = useMemo<ShownDocument>(
    () => ({ session, page, template, language }),
    [session, page, template, language],
  );
  return (
    <DocumentContext value={shown}>
      <Layout offer={offer} />
    </DocumentContext>
  );
}

function Layout({ offer }: { readonly offer: GuestOffer }) {
  const { t } = useTranslation(["guest", "translation"]);
  const { page, session, template } = useDocument();
  const { networkKind } = session.content.get();
  const sections = useMemo(() => sectionsOf(template, { networkKind }), [template, networkKind]);
  const progress = useProgress();
  const main = useRef<HTMLElement>(null);
  const [isOutlineOpen, setOutlineOpen] = useState(false);
  const title = offer.title || t("translation:document.untitled");
  usePageTitle(title);
  useReadingPlace(page, sections);

  const skip = (event: MouseEvent) => {
    // The address keeps the secret, so that the page can be loaded again.
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <div className="document guest">
      <a className="skip-link" href="#document-page" onClick={skip}>
        {t("translation:app.skip")}
      </a>
      <header className="top-bar guest-bar">
        <button
          className="icon-button outline-button"
          type="button"
          aria-label={t("translation:document.openOutline")}
          onClick={() => setOutlineOpen(true)}
        >
          <ListTree size={20} aria-hidden />
        </button>
        <span className="brand">
          Brud<i>nopis</i>
        </span>
        <div className="top-bar-name">
          <b>{title}</b>
          <span>{offer.revision ?? t("banner.short")}</span>
        </div>
        <LanguageSwitch />
      </header>
      <div className="document-grid">
        <div className="document-outline">
          <Outline sections={sections} progress={progress} />
        </div>
        <main className="page" id="document-page" tabIndex={-1} ref={main}>
          <DocumentHead>
            <GuestBanner offer={offer} />
          </DocumentHead>
          <Sections sections={sections} progress={progress} />
        </main>
      </div>
      <PageFooter />
      {isOutlineOpen && (
        <OutlineSheet
          sections={sections}
          progress={progress}
          onClose={() => setOutlineOpen(false)}
        />
      )}
    </div>
  );
}
