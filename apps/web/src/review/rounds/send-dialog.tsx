/** For the lead: sends the document to reviewers as it stands, after what would stop a handing over. */
import type { RoundList } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { ChecksBeforeExport } from "../../checks/checks.tsx";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { SendForm } from "./send-form.tsx";

export interface SendDialogProps {
  readonly list: RoundList;
  readonly onClose: () => void;
}

export function SendDialog({ list, onClose }: SendDialogProps) {
  const { t } = useTranslation("rounds");
  return (
    <LazyModal title={t("send.title")} kind="card" onClose={onClose}>
      <p className="form-hint">{t("send.lead")}</p>
      <ChecksBeforeExport onLeave={onClose} />
      <SendForm list={list} onClose={onClose} />
    </LazyModal>
  );
}
