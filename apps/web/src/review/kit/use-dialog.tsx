/** Makes one remark of the kit on several documents, and says where that worked. */
import type { DocumentSummary, KitRemark, KitUseReport } from "@brudnopis/schema";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../api.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { DocumentChoice } from "./document-choice.tsx";
import { kitApi } from "./kit-api.ts";
import { UseReport } from "./use-report.tsx";
import { useKitChanges } from "./use-kit.ts";

/** `KitUse` takes no more. */
const mostDocuments = 50;

export interface UseDialogProps {
  readonly remark: KitRemark;
  readonly onClose: () => void;
}

export function UseDialog(props: UseDialogProps) {
  const { t } = useTranslation("kit");
  return (
    <LazyModal
      title={t("use.title", { title: props.remark.title })}
      kind="panel"
      onClose={props.onClose}
    >
      <Steps {...props} />
    </LazyModal>
  );
}

function Steps({ remark, onClose }: UseDialogProps) {
  const { t } = useTranslation(["kit", "translation"]);
  const errorText = useErrorText();
  const [report, setReport] = useState<KitUseReport>();
  const documents = useQuery({ queryKey: ["documents"], queryFn: api.documents });
  if (documents.isError) return <Notice kind="bad">{errorText(documents.error)}</Notice>;
  if (documents.isPending) return <p role="status">{t("translation:app.loading")}</p>;
  const open = documents.data.filter(({ permissions }) => permissions.includes("comment"));
  if (report) return <UseReport report={report} documents={documents.data} onClose={onClose} />;
  if (open.length === 0) return <p>{t("use.noDocuments")}</p>;
  return <Choice remark={remark} documents={open} onDone={setReport} onClose={onClose} />;
}

interface ChoiceProps extends UseDialogProps {
  readonly documents: readonly DocumentSummary[];
  readonly onDone: (report: KitUseReport) => void;
}

function Choice({ remark, documents, onDone, onClose }: ChoiceProps) {
  const { t } = useTranslation(["kit", "translation"]);
  const errorText = useErrorText();
  const { used } = useKitChanges();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const using = useMutation({
    mutationFn: () => kitApi.use(remark.id, [...chosen]),
    onSuccess: (report) => {
      used();
      onDone(report);
    },
  });
  const isTooMany = chosen.size > mostDocuments;
  return (
    <>
      <p>{t("use.lead")}</p>
      <blockquote className="kit-text">{remark.text}</blockquote>
      <DocumentChoice documents={documents} chosen={chosen} onChoose={setChosen} />
      <div className="kit-bar">
        <button
          className="button primary"
          type="button"
          disabled={chosen.size === 0 || isTooMany || using.isPending}
          onClick={() => using.mutate()}
        >
          {using.isPending ? t("use.busy") : t("use.action", { count: chosen.size })}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
        {isTooMany && <p role="alert">{t("use.tooMany", { count: mostDocuments })}</p>}
      </div>
      {using.isError && <Notice kind="bad">{errorText(using.error)}</Notice>}
    </>
  );
}
