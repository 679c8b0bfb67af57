/** What suggestions do on a page besides being shown: an accepted one that is taken back waits for a decision again. */
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { type OpenDocument, isConnected, useDocument } from "../../document/document-context.ts";
import { showToast } from "../../document/page-state.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { watchAcceptances } from "./acceptances.ts";
import { useDecisions } from "./use-decisions.ts";
import { useSuggestionKeys } from "./use-suggestion-keys.ts";
import "./suggestions.css";

export function SuggestionsCentre() {
  const open = useDocument();
  return isConnected(open) ? <Watch open={open} /> : null;
}

function Watch({ open }: { readonly open: OpenDocument }) {
  const { t } = useTranslation("suggest");
  const errorText = useErrorText();
  const { undone, redone } = useDecisions();
  const { page, session } = open;
  useSuggestionKeys(open);
  useEffect(() => {
    const say = (answer: Promise<unknown>, text: string | undefined) => {
      answer.then(
        () => text !== undefined && showToast(page, text),
        (cause: unknown) => showToast(page, errorText(cause)),
      );
    };
    return watchAcceptances(session.undo.manager, {
      undone: (id) => say(undone(id), t("undone")),
      redone: (id, inserted) => say(redone(id, inserted), undefined),
    });
  }, [page, session, undone, redone, t, errorText]);
  return null;
}
