/** What to do while there is no connection, or when the server has said no. */
import { CloseCode } from "@brudnopis/schema";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { signInPath } from "../session/use-me.ts";
import { Notice } from "../ui/notice.tsx";
import { useStore } from "../ui/store.ts";
import { useConnectedDocument } from "./document-context.ts";
import { explanation, waitExplanation } from "./refusal-words.ts";
import type { Refusal, SaveState } from "./save-state.ts";
import { StorageNotice } from "./storage-notice.tsx";
import { UnsentDialog } from "./unsent-dialog.tsx";
import "./save-notice.css";

export function SaveNotice() {
  const { t } = useTranslation();
  const { session } = useConnectedDocument();
  const state = useStore(session.save.state, troubleOf);
  if (state?.phase === "offline") {
    const reason = waitExplanation(t, state.reason);
    return (
      <Notice>
        {reason !== undefined && <p>{reason}</p>}
        <p>{t("save.offlineHint")}</p>
        <button className="button small" type="button" onClick={() => session.connection.retry()}>
          {t("save.retry")}
        </button>
      </Notice>
    );
  }
  if (state === undefined) return null;
  // Readers miss nothing.
  if (state.phase === "held") return session.canEdit ? <StorageNotice {...state} /> : null;
  return (
    <div className="save-notice">
      <Notice kind={isNews(state.code) ? "info" : "bad"}>
        <p>
          <b>{explanation(t, state)}</b>
        </p>
        {session.canEdit && <Consequence refusal={state} changes={state.changes} />}
        <WaysOn refusal={state} changes={state.changes} />
      </Notice>
    </div>
  );
}

type Trouble = Extract<SaveState, { phase: "offline" | "held" | "refused" }>;

/** Nothing while all is well, so that letters that are being saved draw nothing here. */
function troubleOf(state: SaveState): Trouble | undefined {
  const { phase } = state;
  return phase === "offline" || phase === "held" || phase === "refused" ? state : undefined;
}

function isNews(code: number): boolean {
  return code === CloseCode.accessGained || code === CloseCode.templateChanged;
}

interface RefusedProps {
  readonly refusal: Refusal;
  /** How many the server has not acknowledged. */
  readonly changes: number;
}

function Consequence({ refusal, changes }: RefusedProps) {
  const { t } = useTranslation();
  if (changes === 0) return <p>{t("save.refusedClean")}</p>;
  return (
    <p>
      {refusal.code === CloseCode.unauthenticated
        ? t("save.refusedSignIn", { count: changes })
        : t("save.refusedChanges", { count: changes })}
    </p>
  );
}

function WaysOn({ refusal, changes }: RefusedProps) {
  const { t } = useTranslation();
  const [isShowing, setShowing] = useState(false);
  return (
    <div className="save-ways">
      {changes > 0 && (
        <button className="button small" type="button" onClick={() => setShowing(true)}>
          {t("unsent.show")}
        </button>
      )}
      <WayBack refusal={refusal} changes={changes} />
      {isShowing && <UnsentDialog onClose={() => setShowing(false)} />}
    </div>
  );
}

function WayBack({ refusal: { code }, changes }: RefusedProps) {
  const { t } = useTranslation();
  const { session, language } = useConnectedDocument();
  const { pathname } = useLocation();
  const reload = () => {
    // What is not saved is there again, as text, when the page is.
    if (changes > 0) session.copies.keepFrom(session, "refused", language);
    location.reload();
  };
  if (code === CloseCode.notFound) {
    return (
      <a className="button small" href="/">
        {t("app.back")}
      </a>
    );
  }
  if (code !== CloseCode.unauthenticated) {
    return (
      <button className="button small" type="button" onClick={reload}>
        {t("save.reload")}
      </button>
    );
  }
  if (changes === 0) {
    return (
      <Link className="button small" to={signInPath(pathname)}>
        {t("save.signIn")}
      </Link>
    );
  }
  // Leaving this page would lose what only it has.
  return (
    <>
      <a className="button small" href="/zaloguj" target="_blank">
        {t("save.signInElsewhere")}
      </a>
      <button className="button small" type="button" onClick={() => session.connection.retry()}>
        {t("save.retry")}
      </button>
    </>
  );
}
