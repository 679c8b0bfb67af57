/** Decides about all suggestions that were sent together, or that are in one section. */
import { suggestionFit, type SuggestionFit } from "@brudnopis/document";
import type { Suggestion } from "@brudnopis/schema";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument } from "../../document/document-context.ts";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useReview } from "../review-state.ts";
import { openInBatch, openInSection, useSectionOfSuggestion } from "./together.ts";
import { useAll } from "./use-all.ts";
import { useAuthor } from "./use-author.ts";

export interface AllDialogProps {
  /** One of them. */
  readonly suggestion: Suggestion;
  readonly onClose: () => void;
}

type Scope = "batch" | "section";

export function AllDialog({ suggestion, onClose }: AllDialogProps) {
  const { t } = useTranslation("suggest");
  const scopes = useScopes(suggestion);
  const [scope, setScope] = useState<Scope>(scopes.batch.all.length > 1 ? "batch" : "section");
  const [because, setBecause] = useState("");
  const { progress, error, acceptAll, rejectAll } = useAll(onClose);
  const noteId = useId();
  const { all } = scopes[scope];
  const byFit = useByFit(all);
  const isBusy = progress !== undefined;
  return (
    <LazyModal title={t("allTitle", { count: all.length })} kind="card" onClose={onClose}>
      <div className="all-suggestions">
        <Scopes scopes={scopes} chosen={scope} onChoose={setScope} />
        <ul>
          <li>{t("allClean", { count: byFit.ready.length })}</li>
          {byFit.changed.length > 0 && <li>{t("allChanged", { count: byFit.changed.length })}</li>}
          {byFit.stale.length > 0 && <li>{t("allStale", { count: byFit.stale.length })}</li>}
        </ul>
        <div className="form-field">
          <label htmlFor={noteId}>{t("because")}</label>
          <textarea
            className="input"
            id={noteId}
            rows={2}
            maxLength={1000}
            value={because}
            onChange={({ target }) => setBecause(target.value)}
          />
        </div>
        {error !== undefined && <Notice kind="bad">{error}</Notice>}
        <p role="status">{progress && t("progress", { ...progress })}</p>
        <div className="actions">
          <button
            className="button primary"
            type="button"
            disabled={isBusy || byFit.ready.length === 0}
            onClick={() => void acceptAll(byFit.ready)}
          >
            {t("acceptAll", { count: byFit.ready.length })}
          </button>
          <button
            className="button"
            type="button"
            disabled={isBusy}
            onClick={() => void rejectAll(all, because.trim())}
          >
            {t("rejectAll", { count: all.length })}
          </button>
          <button className="button quiet" type="button" onClick={onClose}>
            {t("cancel")}
          </button>
        </div>
      </div>
    </LazyModal>
  );
}

interface Scoped {
  readonly name: string;
  readonly all: readonly Suggestion[];
}

function useScopes(suggestion: Suggestion): Record<Scope, Scoped> {
  const { t } = useTranslation("suggest");
  const { template, language } = useConnectedDocument();
  const suggestions = useReview((state) => state.suggestions);
  const sectionOf = useSectionOfSuggestion();
  const { name } = useAuthor(suggestion);
  const key = sectionOf(suggestion);
  const section = template.sections.find((each) => each.key === key)?.title[language] ?? "";
  return {
    batch: { name: t("allBatch", { name }), all: openInBatch(suggestions, suggestion) },
    section: {
      name: t("allSection", { section }),
      all: openInSection(suggestions, key, sectionOf),
    },
  };
}

interface ScopesProps {
  readonly scopes: Record<Scope, Scoped>;
  readonly chosen: Scope;
  readonly onChoose: (scope: Scope) => void;
}

/** Where both are the same there is nothing to choose. */
function Scopes({ scopes, chosen, onChoose }: ScopesProps) {
  const group = useId();
  const offered = (["batch", "section"] as const).filter((scope) => scopes[scope].all.length > 1);
  return (
    <div className="all-scopes">
      {offered.map((scope) => (
        <label key={scope}>
          <input
            type="radio"
            name={group}
            checked={scope === chosen}
            onChange={() => onChoose(scope)}
          />
          <span>
            {scopes[scope].name} ({scopes[scope].all.length})
          </span>
        </label>
      ))}
    </div>
  );
}

interface ByFit {
  /** What was suggested is as its author saw it, or stands there already. */
  readonly ready: readonly Suggestion[];
  readonly changed: readonly Suggestion[];
  readonly stale: readonly Suggestion[];
}

function useByFit(all: readonly Suggestion[]): ByFit {
  const { session, template } = useConnectedDocument();
  const fitting = (...fits: readonly SuggestionFit[]) =>
    all.filter(({ change }) => fits.includes(suggestionFit(session.doc, template, change)));
  return {
    ready: fitting("clean", "applied"),
    changed: fitting("changed"),
    stale: fitting("stale"),
  };
}
