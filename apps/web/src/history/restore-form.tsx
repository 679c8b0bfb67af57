import type { Revision } from "@brudnopis/schema";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";
import { changeText } from "./change-words.ts";
import { changesWithin } from "./changes-within.ts";
import { HistoryContext, useComparison } from "./history-context.ts";
import { RestorePreview } from "./restore-preview.tsx";
import type { RestoreScope } from "./restore/restore-scope.ts";
import type { Restorer } from "./restore/restorer.ts";
import { useRevisionWords } from "./revision-words.ts";
import { useChangeFacts } from "./use-change-facts.ts";
import { useWayBack } from "./use-history.ts";

export interface RestoreFormProps {
  readonly scope: RestoreScope;
  readonly revision: Revision;
  readonly restorer: Restorer;
  readonly onClose: () => void;
}

export function RestoreForm({ scope, revision, restorer, onClose }: RestoreFormProps) {
  const { t } = useTranslation(["history", "translation"]);
  const errorText = useErrorText();
  const comparison = useComparison();
  const found = useWayBack(comparison.documentId, revision.id);
  const changes = useMemo(
    () => found.data && changesWithin(found.data, scope),
    [found.data, scope],
  );
  const start = () => {
    // How it goes is said on the page, which the dialog covers.
    onClose();
    void restorer.restore(revision.id, scope);
  };
  return (
    <div className="restore-form">
      <Lead scope={scope} revision={revision} />
      {found.isFetching && <p role="status">{t("restore.comparing")}</p>}
      {/* What would change is good to know, and nothing depends on it. */}
      {found.error && <Notice>{errorText(found.error)}</Notice>}
      {changes?.length === 0 && <Notice>{t("restore.nothing")}</Notice>}
      {changes && changes.length > 0 && (
        <section className="restore-changes" aria-label={t("restore.preview")}>
          <h3>{t("restore.preview")}</h3>
          <HistoryContext value={{ ...comparison, changes: found.data }}>
            <RestorePreview changes={changes} />
          </HistoryContext>
        </section>
      )}
      <p className="form-hint">{t("restore.promise")}</p>
      <div className="actions">
        <button
          className="button primary"
          type="button"
          disabled={found.isFetching || changes?.length === 0}
          onClick={start}
        >
          {t("restore.do")}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </div>
  );
}

/** „Część „Wyzwanie” będzie taka jak: …” */
function Lead({ scope, revision }: Pick<RestoreFormProps, "scope" | "revision">) {
  const { t } = useTranslation("history");
  const { within } = useRevisionWords();
  const place = useScopeName(scope);
  return <p>{t(`restore.what.${scope.type}`, { place, revision: within(revision) })}</p>;
}

function useScopeName(scope: RestoreScope): string {
  const { template, language } = useComparison();
  const facts = useChangeFacts();
  switch (scope.type) {
    case "document":
      return "";
    case "section":
      return template.sections.find(({ key }) => key === scope.section)?.title[language] ?? "";
    case "change": {
      const { place, what } = changeText(scope.change, facts);
      return scope.change.type === "record" ? `${place}: ${what}` : place;
    }
  }
}
