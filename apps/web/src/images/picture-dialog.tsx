/** What a picture shows, in words; what stands below it; another in its place; or none. */
import { localEdit } from "@brudnopis/document";
import { imageLimits } from "@brudnopis/schema";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { XmlElement, XmlFragment } from "yjs";
import { useConnectedDocument } from "../document/document-context.ts";
import { announce, showToast } from "../document/page-state.ts";
import { stepBack } from "../document/step.ts";
import { FormField, TextAreaField } from "../ui/form-field.tsx";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { acceptedTypes } from "./files.ts";
import { imagePath } from "./picture-facts.ts";
import type { Described, Pictures } from "./pictures.ts";
import "./editing.css";

export interface PictureDialogProps {
  readonly asked: Described;
  readonly pictures: Pictures;
}

export function PictureDialog({ asked, pictures }: PictureDialogProps) {
  const { t } = useTranslation("images");
  const { page } = useConnectedDocument();
  const close = () => {
    pictures.answered();
    page.get().editor?.commands.focus();
  };
  return (
    <LazyModal title={t(asked.isNew ? "dialog.new" : "dialog.title")} kind="card" onClose={close}>
      <PictureForm asked={asked} pictures={pictures} onClose={close} />
    </LazyModal>
  );
}

interface PictureFormProps extends PictureDialogProps {
  readonly onClose: () => void;
}

function PictureForm({ asked, pictures, onClose }: PictureFormProps) {
  const { t } = useTranslation("images");
  const { session } = useConnectedDocument();
  const { element, isNew } = asked;
  const [alt, setAlt] = useState(() => words(element, "alt"));
  const [caption, setCaption] = useState(() => words(element, "caption"));
  const [isDecorative, setDecorative] = useState(() => valueOf(element, "decorative") === true);
  const [isMissing, setMissing] = useState(false);
  const edit = useEdit(asked);
  const form = useRef<HTMLFormElement>(null);
  // It is what is asked for.
  const focusDescription = () => form.current?.querySelector("textarea")?.focus();
  useEffect(focusDescription, []);

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!isDecorative && alt.trim() === "") {
      setMissing(true);
      focusDescription();
      return;
    }
    edit(() => {
      setValue(element, "alt", isDecorative ? "" : alt.trim());
      setValue(element, "caption", caption.trim());
      setValue(element, "decorative", isDecorative);
    });
    onClose();
  };
  return (
    <form className="picture-form" ref={form} onSubmit={save}>
      <img
        src={imagePath(session.details.document.id, words(element, "asset"))}
        alt={t("dialog.preview")}
      />
      <TextAreaField
        label={t("dialog.alt")}
        hint={t("dialog.altHint")}
        problem={isMissing && !isDecorative ? t("dialog.altMissing") : undefined}
        rows={3}
        maxLength={imageLimits.altLength}
        value={isDecorative ? "" : alt}
        disabled={isDecorative}
        onChange={({ target }) => {
          setAlt(target.value);
          setMissing(false);
        }}
      />
      <Decorative isOn={isDecorative} onChange={setDecorative} />
      <FormField
        label={t("dialog.caption")}
        maxLength={imageLimits.captionLength}
        value={caption}
        autoComplete="off"
        onChange={({ target }) => setCaption(target.value)}
      />
      <div className="actions">
        <button className="button primary" type="submit">
          {t("dialog.save")}
        </button>
        {isNew && (
          <button className="button" type="button" onClick={onClose}>
            {t("dialog.later")}
          </button>
        )}
        <Change
          onChoose={(file) => {
            pictures.replace(asked, file);
            onClose();
          }}
        />
        {!isNew && <Remove asked={asked} onClose={onClose} />}
      </div>
    </form>
  );
}

interface DecorativeProps {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

function Decorative({ isOn, onChange }: DecorativeProps) {
  const { t } = useTranslation("images");
  const hint = useId();
  return (
    <div className="picture-decorative">
      <label>
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={hint}
          onChange={({ target }) => onChange(target.checked)}
        />
        {t("dialog.decorative")}
      </label>
      <span className="form-hint" id={hint}>
        {t("dialog.decorativeHint")}
      </span>
    </div>
  );
}

function Change({ onChoose }: { readonly onChoose: (file: File) => void }) {
  const { t } = useTranslation("images");
  const choose = () => {
    const input = document.createElement("input");
    Object.assign(input, { type: "file", accept: acceptedTypes });
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) onChoose(file);
    });
    input.click();
  };
  return (
    <button className="button" type="button" onClick={choose}>
      {t("dialog.change")}
    </button>
  );
}

function Remove({ asked, onClose }: Omit<PictureFormProps, "pictures">) {
  const { t } = useTranslation(["images", "translation"]);
  const open = useConnectedDocument();
  const edit = useEdit(asked);
  const remove = () => {
    const { element } = asked;
    edit(() => {
      // A picture that is in a text stands in a fragment or an element.
      const parent = element.parent as XmlFragment;
      parent.delete(parent.toArray().indexOf(element), 1);
    });
    const undo = { label: t("translation:format.undo"), run: () => stepBack(open) };
    showToast(open.page, t("dialog.removed"), undo);
    onClose();
  };
  return (
    <button className="button quiet danger" type="button" onClick={remove}>
      {t("dialog.remove")}
    </button>
  );
}

/** One step for undo. Somebody may have removed the picture while it was being described. */
function useEdit({ element }: Described): (change: () => void) => void {
  const { t } = useTranslation("images");
  const { page, session } = useConnectedDocument();
  return (change) => {
    if (element.parent === null || element._item?.deleted !== false) {
      showToast(page, t("dialog.gone"));
      return;
    }
    session.undo.separate();
    session.doc.transact(change, localEdit);
    session.undo.separate();
    announce(page, t("dialog.saved"));
  };
}

/** Yjs types attributes as strings; the editor stores any JSON value. */
function valueOf(element: XmlElement, name: string): unknown {
  return element.getAttribute(name);
}

function words(element: XmlElement, name: string): string {
  const value = valueOf(element, name);
  return typeof value === "string" ? value : "";
}

function setValue(element: XmlElement, name: string, value: string | boolean): void {
  if (valueOf(element, name) !== value) element.setAttribute(name, value as string);
}
