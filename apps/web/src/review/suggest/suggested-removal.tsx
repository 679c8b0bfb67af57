/** Suggesting that a record should go. */
import { MessageSquareX } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { recordKey } from "../../document/page-state.ts";
import { DraftBar } from "./draft-bar.tsx";
import type { SuggestedRemovalProps } from "./suggest.tsx";
import { useDraft, useDrafts } from "./suggesting.ts";
import { useSend } from "./use-send.ts";

export function SuggestedRemoval({ collection, record, name }: SuggestedRemovalProps) {
  const { t } = useTranslation("suggest");
  const id = useId();
  const drafts = useDrafts();
  const { send, isSending } = useSend();
  const draft = useDraft(recordKey(collection.key, record.id), "remove-record");
  const begin = () =>
    drafts.put({ type: "remove-record", collection: collection.key, record: record.id, note: "" });
  if (!draft) {
    return (
      <div className="record-actions">
        <button className="button small quiet" type="button" onClick={begin}>
          <MessageSquareX size={16} aria-hidden />
          {t("beginRemoval")}
        </button>
      </div>
    );
  }
  return (
    <div className="draft draft-removal" role="group" aria-labelledby={id}>
      <p className="draft-head" id={id}>
        {t("yourRemoval", { name })}
      </p>
      <DraftBar draft={draft} isSending={isSending} onSend={() => send([draft])} />
    </div>
  );
}
