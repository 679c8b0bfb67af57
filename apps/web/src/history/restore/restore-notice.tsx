/** How a restore went, and the way back. */
import type { Template } from "@brudnopis/schema";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { explanation } from "../../document/refusal-words.ts";
import { languageOf } from "../../i18n/i18n.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { useStore } from "../../ui/store.ts";
import type { RestoreScope } from "./restore-scope.ts";
import type { Restorer, RestoreState } from "./restorer.ts";
import { Refused } from "./wait-for.ts";

export interface RestoreNoticeProps {
  readonly restorer: Restorer;
  readonly template: Template;
}

/** Stays until it is closed: the way back may be wanted after some reading. */
export function RestoreNotice({ restorer, template }: RestoreNoticeProps) {
  const state = useStore(restorer.state, (all) => all);
  return (
    <div className="toast-place" role="status">
      {state.phase !== "idle" && <Told state={state} restorer={restorer} template={template} />}
    </div>
  );
}

interface ToldProps extends RestoreNoticeProps {
  readonly state: Exclude<RestoreState, { phase: "idle" }>;
}

function Told({ state, restorer, template }: ToldProps) {
  const { t } = useTranslation(["restore", "translation"]);
  const why = useWhy();
  const isDone = state.phase !== "restoring" && state.phase !== "undoing";
  return (
    <div className="toast">
      <span>
        {state.phase === "failed" ? (
          <>
            <b>{t("failed")}</b> {why(state.error)}
          </>
        ) : (
          <Sentence phase={state.phase} scope={state.scope} template={template} />
        )}
      </span>
      {state.phase === "restored" && (
        <button className="button small" type="button" onClick={() => void restorer.undo()}>
          {t("undo")}
        </button>
      )}
      {isDone && (
        <button
          className="icon-button"
          type="button"
          aria-label={t("translation:document.close")}
          onClick={() => restorer.dismiss()}
        >
          <X size={18} aria-hidden />
        </button>
      )}
    </div>
  );
}

interface SentenceProps {
  readonly phase: "restoring" | "restored" | "same" | "undoing" | "undone";
  readonly scope: RestoreScope;
  readonly template: Template;
}

function Sentence({ phase, scope, template }: SentenceProps) {
  const { t, i18n } = useTranslation("restore");
  if (phase !== "restored") return t(phase);
  if (scope.type !== "section") return t(`restored.${scope.type}`);
  const section = template.sections.find(({ key }) => key === scope.section);
  return t("restored.section", { section: section?.title[languageOf(i18n)] ?? "" });
}

function useWhy(): (error: unknown) => string {
  const { t } = useTranslation();
  const errorText = useErrorText();
  return (error) => (error instanceof Refused ? explanation(t, error.refusal) : errorText(error));
}
