/** Three ways in: a file chosen, a file dropped, or a text pasted. */
import type { ImportDraft } from "@brudnopis/schema";
import { FileUp } from "lucide-react";
import { type ClipboardEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../ui/notice.tsx";
import { pastedDraft } from "./pasted-draft.ts";

const accepted = ".docx,.xlsx,.csv,.json";

export interface ChooseFileProps {
  readonly problem: string | undefined;
  readonly onFile: (file: File) => void;
  readonly onDraft: (draft: ImportDraft) => void;
  readonly onClose: () => void;
}

export function ChooseFile({ problem, onFile, onDraft, onClose }: ChooseFileProps) {
  const { t } = useTranslation(["import", "translation"]);
  return (
    <div className="import-choose">
      <p>{t("lead")}</p>
      <div role="alert">{problem !== undefined && <Notice>{problem}</Notice>}</div>
      <DropPlace onFile={onFile} />
      <PastePlace onDraft={onDraft} onFile={onFile} />
      <p className="form-hint">{t("safe")}</p>
      <div className="actions">
        <button className="button quiet" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </div>
  );
}

function DropPlace({ onFile }: { readonly onFile: (file: File) => void }) {
  const { t } = useTranslation("import");
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  useEffect(() => input.current?.focus(), []);
  const take = (file: File | undefined) => {
    setOver(false);
    if (file) onFile(file);
  };
  return (
    <label className={isOver ? "import-drop is-over" : "import-drop"} htmlFor={id}>
      <FileUp size={28} aria-hidden />
      <b>{t("choose")}</b>
      <span>{t("kinds")}</span>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accepted}
        // What is dropped on it, a browser takes as what is chosen.
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onChange={({ target }) => take(target.files?.[0])}
      />
    </label>
  );
}

function PastePlace({ onDraft, onFile }: Pick<ChooseFileProps, "onDraft" | "onFile">) {
  const { t } = useTranslation("import");
  const id = useId();
  const [isEmpty, setEmpty] = useState(false);
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    const data = event.clipboardData;
    const draft = pastedDraft(data.getData("text/html"), data.getData("text/plain"), t("pasted"));
    const [file] = data.files;
    if (draft) onDraft(draft);
    else if (file) onFile(file);
    else setEmpty(true);
  };
  return (
    <div className="import-paste">
      <label htmlFor={id}>{t("paste")}</label>
      <textarea
        className="input"
        id={id}
        rows={3}
        value=""
        placeholder={t("pasteHere")}
        onChange={() => setEmpty(true)}
        onPaste={onPaste}
      />
      <p className="form-problem" role="status">
        {isEmpty && t("pasteNothing")}
      </p>
    </div>
  );
}
