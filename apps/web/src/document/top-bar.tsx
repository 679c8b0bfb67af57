import { FileDown, ListTree, PanelRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ChecksButton } from "../checks/checks.tsx";
import { HistoryButton } from "../history/history-link.tsx";
import { Bell } from "../notifications/notifications.tsx";
import { ShareButton } from "../sharing/share-button.tsx";
import { Brand } from "../ui/brand.tsx";
import { Face } from "../ui/face.tsx";
import { useStore } from "../ui/store.ts";
import { useContent, useConnectedDocument, usePage } from "./document-context.ts";
import type { Mode } from "./page-state.ts";
import { SaveIndicator } from "./save-indicator.tsx";

/** How many faces fit before the rest becomes a number. */
const facesShown = 4;

export interface TopBarProps {
  readonly onExport: () => void;
  /** Whether the printed pages are shown beside the text. */
  readonly isPreviewing: boolean;
  readonly onPreview: (isPreviewing: boolean) => void;
  readonly onPeople: () => void;
  readonly onShare: () => void;
  readonly onOutline: () => void;
}

export function TopBar(props: TopBarProps) {
  const { onExport, isPreviewing, onPreview, onPeople, onShare, onOutline } = props;
  const { t } = useTranslation();
  const { session } = useConnectedDocument();
  const isClosed = usePage((state) => state.isClosed);
  return (
    <header className="top-bar">
      <button
        className="icon-button outline-button"
        type="button"
        aria-label={t("document.openOutline")}
        onClick={onOutline}
      >
        <ListTree size={20} aria-hidden />
      </button>
      <Brand />
      <DocumentName />
      <div className="top-bar-right">
        <SaveIndicator />
        <Faces onPress={onPeople} />
        <Bell isInDocument />
        <ChecksButton />
        <HistoryButton />
        {!isClosed && <ModeSwitch />}
        {!isClosed && <ShareButton onPress={onShare} />}
        {session.details.document.permissions.includes("export") && (
          <>
            <button
              className="icon-button preview-button"
              type="button"
              aria-label={t("export.pages")}
              title={t("export.pages")}
              aria-pressed={isPreviewing}
              onClick={() => onPreview(!isPreviewing)}
            >
              <PanelRight size={20} aria-hidden />
            </button>
            <button className="button primary export-button" type="button" onClick={onExport}>
              <FileDown size={18} aria-hidden />
              <span>{t("export.button")}</span>
            </button>
          </>
        )}
      </div>
    </header>
  );
}

function DocumentName() {
  const { t } = useTranslation();
  const { session, template, language } = useConnectedDocument();
  const title = useContent((content) => content.title);
  const { network, organisations, state } = session.details.document;
  const about = [
    template.shortTitle[language],
    network ?? organisations.join(", "),
    t(`library.state.${state}`),
  ];
  return (
    <div className="top-bar-name">
      <b>{title || t("document.untitled")}</b>
      <span>{about.join(" · ")}</span>
    </div>
  );
}

function Faces({ onPress }: { readonly onPress: () => void }) {
  const { t } = useTranslation();
  const { session } = useConnectedDocument();
  const people = useStore(session.presence.people, (all) => all);
  const rest = people.length - facesShown;
  return (
    <button
      className="faces"
      type="button"
      aria-label={t("people.button", { count: people.length })}
      onClick={onPress}
    >
      {people.slice(0, facesShown).map(({ clientId, name, hue }) => (
        <Face key={clientId} name={name} hue={hue} />
      ))}
      {rest > 0 && <span className="face more" data-initials={`+${rest}`} aria-hidden />}
    </button>
  );
}

function ModeSwitch() {
  const { t } = useTranslation();
  const { page, session } = useConnectedDocument();
  const mode = usePage((state) => state.mode);
  const canSuggest = session.details.document.permissions.includes("suggest");
  const offered: readonly Mode[] = [
    ...(session.canEdit ? (["edit"] as const) : []),
    ...(canSuggest ? (["suggest"] as const) : []),
    "read",
  ];
  const choose = (next: Mode) =>
    page.set((state) => ({ ...state, mode: next, active: undefined, editor: undefined }));
  if (offered.length < 2) return null;
  return (
    <div className="mode" role="group" aria-label={t("document.mode")}>
      {offered.map((each) => (
        <button key={each} type="button" aria-pressed={mode === each} onClick={() => choose(each)}>
          {t(`document.modes.${each}`)}
        </button>
      ))}
    </div>
  );
}
