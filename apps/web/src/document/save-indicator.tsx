/** Whether what was typed is safe, in words. */
import { Check, CircleDashed, CloudOff, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { useConnectedDocument } from "./document-context.ts";
import type { SaveState } from "./save-state.ts";
import { useShownSave } from "./use-shown-save.ts";

export function SaveIndicator() {
  const { t, i18n } = useTranslation();
  const { session } = useConnectedDocument();
  const state = useShownSave(session.save.state);
  const text = () => {
    switch (state.phase) {
      case "connecting":
        return t("save.connecting");
      case "saved":
        return state.at
          ? t("save.saved", { time: clock(state.at, localeOf(i18n)) })
          : t("save.ready");
      case "saving":
        return t("save.saving");
      case "offline":
        return state.changes === 0
          ? t("save.offline")
          : t("save.offlineChanges", { count: state.changes });
      case "held":
        return t(session.canEdit ? "save.held" : "save.ready");
      case "refused":
        return session.canEdit ? t("save.refusedTitle") : t("save.ended");
    }
  };
  return (
    <span className={`saved saved-${state.phase}`} role="status" data-phase={state.phase}>
      <SaveIcon phase={state.phase} />
      <span className="saved-text">{text()}</span>
    </span>
  );
}

function SaveIcon({ phase }: { readonly phase: SaveState["phase"] }) {
  switch (phase) {
    case "saved":
      return <Check size={17} aria-hidden />;
    case "offline":
      return <CloudOff size={17} aria-hidden />;
    case "held":
    case "refused":
      return <TriangleAlert size={17} aria-hidden />;
    default:
      return <CircleDashed size={17} aria-hidden />;
  }
}

function clock(at: Date, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(at);
}
