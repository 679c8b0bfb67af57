/** Reading a file in: choose it, look at what goes where, write it, and see what is left to do. */
import { useTranslation } from "react-i18next";
import type { PageState } from "../document/page-state.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { ChooseFile } from "./choose-file.tsx";
import { ImportDone } from "./import-done.tsx";
import { PlanView } from "./plan-view.tsx";
import { useImport } from "./use-import.ts";
import "./import.css";

export interface ImportDialogProps {
  readonly request: NonNullable<PageState["importing"]>;
  readonly onClose: () => void;
}

export function ImportDialog({ request, onClose }: ImportDialogProps) {
  const { t } = useTranslation("import");
  return (
    <LazyModal title={t("title")} kind="panel" onClose={onClose}>
      <Steps request={request} onClose={onClose} />
    </LazyModal>
  );
}

function Steps({ request, onClose }: ImportDialogProps) {
  const { t } = useTranslation(["import", "translation"]);
  const { step, setStep, look, read, cancel, write } = useImport(request);
  switch (step.at) {
    case "choosing":
      return (
        <ChooseFile
          problem={step.problem}
          onFile={(file) => void read(file)}
          onDraft={look}
          onClose={onClose}
        />
      );
    case "reading":
    case "writing":
      return (
        <div className="import-wait">
          <p role="status">
            {t(step.at === "reading" ? "reading" : "writing", { name: step.name })}
          </p>
          <progress aria-label={step.name} />
          {step.at === "reading" && (
            <button className="button" type="button" onClick={cancel}>
              {t("stop")}
            </button>
          )}
        </div>
      );
    case "looking":
      return (
        <>
          {step.problem !== undefined && <Notice>{step.problem}</Notice>}
          <PlanView
            draft={step.draft}
            plan={step.plan}
            onPlan={(plan) => setStep({ ...step, plan })}
          />
          <div className="actions import-actions">
            <button
              className="button primary"
              type="button"
              onClick={() => void write(step.draft, step.plan)}
            >
              {t("write")}
            </button>
            <button className="button" type="button" onClick={cancel}>
              {t("again")}
            </button>
            <button className="button quiet" type="button" onClick={onClose}>
              {t("translation:app.cancel")}
            </button>
          </div>
        </>
      );
    case "done":
      return <ImportDone name={step.name} imported={step.imported} onClose={onClose} />;
  }
}
