/** Sends drafts, and says what became of them. */
import type { NewSuggestions, Suggestion } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { type OpenDocument, useConnectedDocument } from "../../document/document-context.ts";
import { showToast } from "../../document/page-state.ts";
import { focusOn } from "../../document/reveal.ts";
import { newId } from "../../records/new-id.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { ReviewContext } from "../review-state.ts";
import { changeLabel } from "./change-label.ts";
import { type Draft, draftPlace } from "./drafts.ts";
import { suggestApi } from "./suggest-api.ts";
import { useDrafts } from "./suggesting.ts";
import { takeSuggestions } from "./take-suggestions.ts";
import { isEmptyDraft, toChanges } from "./to-changes.ts";

/** What is sent at once, by the server's limit. */
const mostAtOnce = 100;

export function useSend() {
  const { t } = useTranslation("suggest");
  const errorText = useErrorText();
  const open = useConnectedDocument();
  const drafts = useDrafts();
  const review = useContext(ReviewContext);
  const { page, session } = open;
  const { mutate, isPending } = useMutation({
    mutationFn: async (wanted: readonly Draft[]) => {
      const sent: Suggestion[] = [];
      for (const draft of wanted) {
        for (const body of bodiesOf(draft, open)) {
          sent.push(...(await suggestApi.send(session.details.document.id, body)));
        }
        drafts.drop(draft);
      }
      return sent;
    },
    onSuccess: (sent, wanted) => {
      review?.set((state) => takeSuggestions(state, sent));
      showToast(page, sent.length === 0 ? t("nothingToSend") : t("sent", { count: sent.length }));
      const [first] = wanted;
      // The draft that had the keyboard is gone with its editor.
      if (first) requestAnimationFrame(() => focusOn(open, draftPlace(first), ownerOf(first)));
    },
    onError: (error) => showToast(page, errorText(error)),
  });
  const send = (wanted: readonly Draft[]) => {
    const written = wanted.filter((draft) => !isEmptyDraft(draft));
    if (written.length > 0) mutate(written);
    else showToast(page, t("writeFirst"));
  };
  return { send, isSending: isPending };
}

/** What belongs together is one batch, unless it is more than the server takes at once. */
function bodiesOf(draft: Draft, open: OpenDocument): NewSuggestions[] {
  const changes = toChanges(draft, open.session.doc);
  const bodies: NewSuggestions[] = [];
  for (let at = 0; at < changes.length; at += mostAtOnce) {
    const suggestions = changes
      .slice(at, at + mostAtOnce)
      .map((change) => ({ id: newId(), change, label: changeLabel(change, open) }));
    bodies.push({ batch: newId(), note: draft.note.trim(), suggestions });
  }
  return bodies;
}

function ownerOf(draft: Draft): string {
  return "collection" in draft ? draft.collection : draft.address;
}
