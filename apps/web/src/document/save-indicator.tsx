/** Whether what was typed is safe, in words. */
import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { CloseCode } from "@brudnopis/schema";
import { signInPath } from "../session/use-me.ts";
import { Notice } from "../ui/notice.tsx";
import { useStore } from "../ui/store.ts";
import { useConnectedDocument } from "./document-context.ts";
import type { SaveState } from "./save-state.ts";

function useSaveState(): SaveState {
  return useStore(useConnectedDocument().session.save.state, (state) => state);
}

export function SaveIndicator() {
  const { t, i18n } = useTranslation();
  const state = useSaveState();
  const text = () => {
    switch (state.phase) {
      case "connecting":
        return t("save.connecting");
      case "saved":
        return state.at
          ? t("save.saved", { time: clock(state.at, i18n.language) })
          : t("save.ready");
      case "saving":
        return t("save.saving");
      case "offline":
        return state.changes === 0
          ? t("save.offline")
          : t("save.offlineChanges", { count: state.changes });
      case "refused":
        return t("save.refusedTitle");
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
    case "refused":
      return <TriangleAlert size={17} aria-hidden />;
    default:
      return <LoaderCircle className="spin" size={17} aria-hidden />;
  }
}

function clock(at: Date, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" }).format(at);
}

/** What to do while there is no connection, or when the server has said no. */
export function SaveNotice() {
  const { t } = useTranslation();
  const { session } = useConnectedDocument();
  const state = useSaveState();
  const { pathname } = useLocation();
  if (state.phase === "offline") {
    return (
      <Notice>
        <p>{t("save.offlineHint")}</p>
        <button className="button small" type="button" onClick={() => session.connection.retry()}>
          {t("save.retry")}
        </button>
      </Notice>
    );
  }
  if (state.phase !== "refused") return null;
  return (
    <Notice kind="bad">
      <p>
        <b>{t("save.refusedTitle")}.</b> <RefusalReason code={state.code} />
      </p>
      <p>
        {state.changes === 0
          ? t("save.refusedClean")
          : t("save.refusedChanges", { count: state.changes })}
      </p>
      {state.code === CloseCode.unauthenticated ? (
        <Link className="button small" to={signInPath(pathname)}>
          {t("save.signIn")}
        </Link>
      ) : (
        <button className="button small" type="button" onClick={() => location.reload()}>
          {t("save.reload")}
        </button>
      )}
    </Notice>
  );
}

const explained = ["1009", "4400", "4401", "4403", "4404", "4422"] as const;

function RefusalReason({ code }: { readonly code: number }) {
  const { t } = useTranslation();
  const known = explained.find((candidate) => candidate === String(code));
  return known === undefined ? t("save.refused.other", { code }) : t(`save.refused.${known}`);
}
