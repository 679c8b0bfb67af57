/** What can be done about a suggestion, and what it would do now. */
import type { SuggestionFit } from "@brudnopis/document";
import type { Suggestion } from "@brudnopis/schema";
import { Check, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, usePage } from "../../document/document-context.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { usePerson } from "../use-person.ts";
import { RejectForm } from "./reject-form.tsx";
import { suggestedWords } from "./suggestion-words.ts";
import { useAct } from "./use-act.ts";
import { useFit } from "./use-fit.ts";
import { WouldRead } from "./would-read.tsx";

interface ActionsProps {
  readonly suggestion: Suggestion;
}

export function SuggestionActions({ suggestion }: ActionsProps) {
  return suggestion.state === "open" ? (
    <OpenActions suggestion={suggestion} />
  ) : (
    <Decided suggestion={suggestion} />
  );
}

function OpenActions({ suggestion }: ActionsProps) {
  const { t } = useTranslation("suggest");
  const fit = useFit(suggestion.change);
  const act = useAct(suggestion);
  const { session } = useConnectedDocument();
  const isClosed = usePage((state) => state.isClosed);
  const [isRejecting, setRejecting] = useState(false);
  const rejectButton = useRef<HTMLButtonElement>(null);
  const { may, label } = suggestion;
  const canAccept = may.decide && session.canEdit && !isClosed && fit !== "stale";
  if (isRejecting) {
    const cancel = () => {
      setRejecting(false);
      requestAnimationFrame(() => rejectButton.current?.focus());
    };
    return <RejectForm isBusy={act.isBusy} onReject={act.reject} onCancel={cancel} />;
  }
  return (
    <>
      <FitNote suggestion={suggestion} fit={fit} />
      {act.news !== undefined && (
        <p className="suggestion-news" role="status">
          {act.news}
        </p>
      )}
      <div className="suggestion-actions">
        {canAccept && (
          <Action
            isPrimary
            isBusy={act.isBusy}
            label={t("acceptName", { label })}
            run={() => void act.accept()}
          >
            <Check size={16} aria-hidden />
            {act.isBusy ? t("saving") : t(fit === "changed" ? "acceptAnyway" : "accept")}
          </Action>
        )}
        {may.decide && (
          <button
            className="button small"
            type="button"
            ref={rejectButton}
            aria-label={t("rejectName", { label })}
            onClick={() => setRejecting(true)}
          >
            <X size={16} aria-hidden />
            {t("reject")}
          </button>
        )}
        {may.withdraw && (
          <button className="button small quiet" type="button" onClick={() => void act.withdraw()}>
            {t("withdraw")}
          </button>
        )}
      </div>
    </>
  );
}

interface ActionProps {
  readonly isPrimary: boolean;
  readonly isBusy: boolean;
  readonly label: string;
  readonly run: () => void;
  readonly children: ReactNode;
}

/** It keeps the keyboard while it waits. */
function Action({ isPrimary, isBusy, label, run, children }: ActionProps) {
  return (
    <button
      className={isPrimary ? "button small primary" : "button small"}
      type="button"
      aria-label={label}
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) run();
      }}
    >
      {children}
    </button>
  );
}

interface FitNoteProps extends ActionsProps {
  readonly fit: SuggestionFit;
}

function FitNote({ suggestion, fit }: FitNoteProps) {
  const { t } = useTranslation("suggest");
  const words = suggestedWords(suggestion.change);
  if (fit === "clean") return null;
  return (
    <div className={`suggestion-fit is-${fit}`}>
      <p>
        <TriangleAlert size={16} aria-hidden />
        <span>{t(fitWords[fit])}</span>
      </p>
      {fit === "changed" && <WouldRead change={suggestion.change} />}
      {fit === "stale" && words !== "" && <CopyButton text={words} label={t("copy")} />}
    </div>
  );
}

const fitWords = { changed: "changed", applied: "already", stale: "stale" } as const;

function Decided({ suggestion }: ActionsProps) {
  const { t } = useTranslation("suggest");
  const { decided, state } = suggestion;
  const by = usePerson(decided?.by).name;
  const act = useAct(suggestion);
  if (state === "open") return null;
  return (
    <>
      <p className="suggestion-decided">
        {t(`state.${state}`, { by })}
        {decided?.because !== undefined && decided.because !== "" && `: ${decided.because}`}
      </p>
      {act.news !== undefined && (
        <p className="suggestion-news" role="status">
          {act.news}
        </p>
      )}
      {state === "rejected" && suggestion.may.decide && (
        <div className="suggestion-actions">
          <button className="button small quiet" type="button" onClick={() => void act.reopen()}>
            {t("reopen")}
          </button>
        </div>
      )}
    </>
  );
}
