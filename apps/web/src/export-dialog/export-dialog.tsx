import { hasPersonalFields } from "@brudnopis/document";
import { ApiError } from "../api.ts";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChecksBeforeExport } from "../checks/checks.tsx";
import { useConnectedDocument, useDocument } from "../document/document-context.ts";
import { useErrorText } from "../ui/error-text.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";
import { type ExportState, useExport } from "./use-export.ts";

export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { state, start, cancel } = useExport();
  const mayChoose = useMayExportPersonalData();
  const [withPersonalData, setWithPersonalData] = useState(false);
  const isBusy = state.phase !== "idle" && state.phase !== "done" && state.phase !== "failed";
  const close = () => {
    cancel();
    onClose();
  };
  return (
    <LazyModal title={t("export.title")} kind="card" onClose={close}>
      <p>{t("export.lead")}</p>
      <ChecksBeforeExport onLeave={close} />
      {mayChoose && <PersonalData isOn={withPersonalData} onChange={setWithPersonalData} />}
      <Progress state={state} />
      <div className="actions">
        <StartButton state={state} isBusy={isBusy} onPress={() => start(withPersonalData)} />
        <button className="button" type="button" onClick={isBusy ? cancel : close}>
          {isBusy ? t("export.cancel") : t("export.close")}
        </button>
      </div>
    </LazyModal>
  );
}

/** Whether there is something to choose: names in the template, and somebody who may have them on paper. */
function useMayExportPersonalData(): boolean {
  const { session, template } = useConnectedDocument();
  return session.details.document.permissions.includes("edit") && hasPersonalFields(template);
}

interface PersonalDataProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function PersonalData({ isOn, onChange }: PersonalDataProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className="export-choice">
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{t("export.personal")}</label>
      <span className="form-hint" id={`${id}-hint`}>
        {t("export.personalHint")}
      </span>
    </div>
  );
}

interface StartButtonProps {
  readonly state: ExportState;
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

function StartButton({ state, isBusy, onPress }: StartButtonProps) {
  const { t } = useTranslation();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <button
      ref={button}
      className="button primary"
      type="button"
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) onPress();
      }}
    >
      {state.phase === "done" ? t("export.again") : t("export.download")}
    </button>
  );
}

function Progress({ state }: { readonly state: ExportState }) {
  const { t } = useTranslation();
  return (
    <div className="export-progress" role="status">
      {state.phase === "saving" && <Step label={t("export.saving")} />}
      {state.phase === "typesetting" && <Step label={t("export.typesetting")} />}
      {state.phase === "downloading" && (
        <Step label={t("export.downloading")} value={state.received} max={state.total} />
      )}
      {state.phase === "done" && <p>{t("export.done", { name: state.fileName })}</p>}
      {state.phase === "failed" && <Failure error={state.error} />}
    </div>
  );
}

interface StepProps {
  readonly label: string;
  readonly value?: number;
  readonly max?: number | undefined;
}

function Step({ label, value, max }: StepProps) {
  const known = value !== undefined && max !== undefined ? { value, max } : {};
  return (
    <>
      <span>{label}</span>
      <progress aria-label={label} {...known} />
    </>
  );
}

function Failure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const errorText = useErrorText();
  const { template, language } = useDocument();
  const key = error instanceof ApiError ? error.body?.section : undefined;
  const section = template.sections.find((candidate) => candidate.key === key);
  return (
    <Notice kind="bad">
      <p>{errorText(error)}</p>
      {section && <p>{t("export.section", { section: section.title[language] })}</p>}
    </Notice>
  );
}
