/** For administrators: everything that was is gone for good, and the document stays as it is. */
import { useMutation } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useErrorText } from "../ui/error-text.ts";
import { FormField, TextAreaField } from "../ui/form-field.tsx";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { historyApi } from "./history-api.ts";
import { useComparison } from "./history-context.ts";
import { historyPath } from "./history-path.ts";
import { useHistoryAgain, useHistoryGone } from "./use-history.ts";

export interface PurgeDialogProps {
  readonly onClose: () => void;
}

export function PurgeDialog({ onClose }: PurgeDialogProps) {
  const { t } = useTranslation("history");
  return (
    <LazyModal title={t("purge.title")} kind="card" onClose={onClose}>
      <PurgeForm onClose={onClose} />
    </LazyModal>
  );
}

function PurgeForm({ onClose }: PurgeDialogProps) {
  const { t } = useTranslation(["history", "translation"]);
  const errorText = useErrorText();
  const { title } = useComparison();
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  const [isTried, setTried] = useState(false);
  const purge = usePurge(onClose);
  const isSame = sameWords(typed, title);
  const start = () => {
    setTried(true);
    if (isSame && reason.trim() !== "")
      purge.mutate({ title: typed.trim(), reason: reason.trim() });
  };
  return (
    <form
      className="form purge-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <div className="purge-warning" role="note">
        <TriangleAlert size={22} aria-hidden />
        <div>
          <p>
            <b>{t("purge.lead")}</b>
          </p>
          <ul>
            <li>{t("purge.gone")}</li>
            <li>{t("purge.stays")}</li>
            <li>{t("purge.others")}</li>
            <li>{t("purge.copies")}</li>
          </ul>
        </div>
      </div>
      <FormField
        label={t("purge.typeTitle", { title })}
        problem={isTried && !isSame ? t("purge.otherTitle") : undefined}
        autoComplete="off"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <TextAreaField
        label={t("purge.reason")}
        hint={t("purge.reasonHint")}
        problem={isTried && reason.trim() === "" ? t("purge.noReason") : undefined}
        maxLength={500}
        rows={2}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      {purge.error && <Notice kind="bad">{errorText(purge.error)}</Notice>}
      <div className="actions">
        <button className="button dangerous" type="submit" disabled={purge.isPending}>
          {t(purge.isPending ? "purge.working" : "purge.do")}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}

/** A title that was copied may bring other spaces. */
function sameWords(a: string, b: string): boolean {
  const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return plain(a) === plain(b);
}

function usePurge(onDone: () => void) {
  const { documentId } = useComparison();
  const again = useHistoryAgain(documentId);
  const forget = useHistoryGone(documentId);
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: { readonly title: string; readonly reason: string }) =>
      historyApi.purge(documentId, body),
    onSuccess: async () => {
      // The revision that the address names is gone.
      await navigate(historyPath(documentId), { replace: true });
      await again();
      onDone();
      forget();
    },
  });
}
