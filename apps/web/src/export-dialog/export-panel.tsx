/** Takes a document along as a file: what for, in which format, what a reader will notice, and how far it is. */
import { hasPersonalFields } from "@brudnopis/document";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { ExportProgress } from "./export-progress.tsx";
import type { ExportSubject } from "./export-subject.ts";
import { FileOptions } from "./file-options.tsx";
import { FormatChoice } from "./format-choice.tsx";
import { PreflightList } from "./preflight-list.tsx";
import { PurposeCards } from "./purpose-cards.tsx";
import {
  type Choice,
  firstChoice,
  formatsFor,
  type Offers,
  optionsFor,
  purposesFor,
  requestOf,
  withPurpose,
} from "./purposes.ts";
import { RecentFiles } from "./recent-files.tsx";
import { type FileExport, useFileExport } from "./use-file-export.ts";
import { usePreflight } from "./use-preflight.ts";
import "./export-panel.css";

export interface ExportPanelProps {
  readonly subject: ExportSubject;
  readonly onClose: () => void;
  /** Stands above all: what would stop a handing over. */
  readonly children?: ReactNode;
}

export function ExportPanel(props: ExportPanelProps) {
  const { t } = useTranslation("exports");
  return (
    <LazyModal title={t("title")} kind="panel" onClose={props.onClose}>
      <Contents {...props} />
    </LazyModal>
  );
}

function Contents({ subject, onClose, children }: ExportPanelProps) {
  const { t } = useTranslation("exports");
  const file = useFileExport(subject);
  const [choice, setChoice] = useState(firstChoice);
  const offers = offersOf(subject, file);
  const options = optionsFor(choice, offers);
  const request = requestOf(choice, offers, subject.revision?.id);
  const preflight = usePreflight(subject, request);
  const change = (next: Choice) => {
    file.forget();
    setChoice(next);
  };
  return (
    <div className="export-panel">
      {subject.revision && (
        <p className="form-hint">{t("ofRevision", { title: subject.revision.title })}</p>
      )}
      {children}
      <PurposeCards
        purposes={purposesFor(subject.permissions)}
        chosen={choice.purpose}
        onChange={(purpose) => change(withPurpose(choice, purpose))}
      />
      <FormatChoice
        formats={formatsFor(choice.purpose)}
        chosen={choice.format}
        onChange={(format) => change({ ...choice, format })}
      />
      <FileOptions
        subject={subject}
        choice={choice}
        options={options}
        onChange={(part) => change({ ...choice, ...part })}
      />
      <PreflightList state={preflight} show={subject.show} />
      <RecentFiles jobs={file.jobs} onDownload={file.download} onCancel={file.cancelJob} />
      <div className="export-outcome">
        <ExportProgress state={file.state} jobs={file.jobs} subject={subject} />
        <div className="actions">
          <StartButton choice={choice} file={file} onPress={() => file.start(request)} />
          {subject.showPages && (
            <button className="button" type="button" onClick={subject.showPages}>
              {t("preview")}
            </button>
          )}
          <button className="button" type="button" onClick={file.isBusy ? file.cancel : onClose}>
            {file.isBusy ? t("cancel") : t("close")}
          </button>
        </div>
      </div>
    </div>
  );
}

function offersOf(
  { permissions, template }: ExportSubject,
  { hasOwnTemplate }: FileExport,
): Offers {
  return {
    canComment: permissions.includes("comment"),
    canEdit: permissions.includes("edit"),
    hasPersonalFields: hasPersonalFields(template),
    hasOwnTemplate,
  };
}

interface StartButtonProps {
  readonly choice: Choice;
  readonly file: FileExport;
  readonly onPress: () => void;
}

function StartButton({ choice, file, onPress }: StartButtonProps) {
  const { t } = useTranslation("exports");
  const button = useRef<HTMLButtonElement>(null);
  // What there is to choose stays in view: the button is at the bottom all the time.
  useEffect(() => button.current?.focus({ preventScroll: true }), []);
  return (
    <button
      ref={button}
      className="button primary"
      type="button"
      aria-disabled={file.isBusy}
      onClick={() => {
        if (!file.isBusy) onPress();
      }}
    >
      {t(`download.${choice.format}`)}
    </button>
  );
}
