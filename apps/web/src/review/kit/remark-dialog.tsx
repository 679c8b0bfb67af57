import { remarkPlaceholders } from "@brudnopis/document";
import { type NewKitRemark, type RemarkKind, remarkKinds } from "@brudnopis/schema";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { languageOf } from "../../i18n/i18n.ts";
import { useErrorText } from "../../ui/error-text.ts";
import { FormField, SelectField, TextAreaField } from "../../ui/form-field.tsx";
import { LazyModal } from "../../ui/lazy-modal.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useKitChanges } from "./use-kit.ts";
import { useSections } from "./use-sections.ts";

export interface RemarkDialogProps {
  /** What it says at first. */
  readonly remark: NewKitRemark;
  /** Of the remark that is changed; absent for a new one. */
  readonly id?: string;
  readonly onClose: () => void;
}

/** Writes a remark of the kit. It closes when it is kept. */
export function RemarkDialog({ remark, id, onClose }: RemarkDialogProps) {
  const { t } = useTranslation("kit");
  return (
    <LazyModal
      title={id === undefined ? t("form.newTitle") : t("form.changeTitle")}
      kind="panel"
      onClose={onClose}
    >
      <RemarkForm remark={remark} {...(id === undefined ? {} : { id })} onClose={onClose} />
    </LazyModal>
  );
}

function RemarkForm({ remark, id, onClose }: RemarkDialogProps) {
  const { t, i18n } = useTranslation(["kit", "translation"]);
  const names = Object.values(remarkPlaceholders[languageOf(i18n)]).map((name) => `{${name}}`);
  const errorText = useErrorText();
  const { keep } = useKitChanges();
  const [draft, setDraft] = useState(remark);
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const saving = useMutation({ mutationFn: () => keep(draft, id), onSuccess: onClose });
  const missing = (text: string, problem: string) =>
    isChecked && text.trim() === "" ? problem : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // Forms bubble out of dialogs: the composer around this one is another form.
    event.stopPropagation();
    setChecked(true);
    if (draft.title.trim() === "" || draft.text.trim() === "" || saving.isPending) return;
    saving.mutate();
  };
  return (
    <form className="form" ref={form} onSubmit={submit} noValidate>
      {saving.isError && <Notice kind="bad">{errorText(saving.error)}</Notice>}
      <FormField
        label={t("form.title")}
        hint={t("form.titleHint")}
        problem={missing(draft.title, t("form.titleMissing"))}
        maxLength={120}
        value={draft.title}
        onChange={({ target }) => setDraft({ ...draft, title: target.value })}
      />
      <TextAreaField
        label={t("form.text")}
        hint={t("form.textHint", { names: names.join(", ") })}
        problem={missing(draft.text, t("form.textMissing"))}
        rows={6}
        maxLength={8000}
        value={draft.text}
        onChange={({ target }) => setDraft({ ...draft, text: target.value })}
      />
      <div className="kit-choices">
        <KindField kind={draft.kind} onChange={(kind) => setDraft({ ...draft, kind })} />
        <SectionField
          section={draft.section}
          onChange={(section) => {
            const { section: _, ...rest } = draft;
            setDraft(section === undefined ? rest : { ...rest, section });
          }}
        />
      </div>
      <div className="actions">
        <button className="button primary" type="submit" aria-disabled={saving.isPending}>
          {saving.isPending ? t("form.saving") : t("form.save")}
        </button>
        <button className="button" type="button" onClick={onClose}>
          {t("translation:app.cancel")}
        </button>
      </div>
    </form>
  );
}

interface KindFieldProps {
  readonly kind: RemarkKind;
  readonly onChange: (kind: RemarkKind) => void;
}

function KindField({ kind, onChange }: KindFieldProps) {
  const { t } = useTranslation("kit");
  return (
    <SelectField
      label={t("form.kind")}
      value={kind}
      onChange={({ target }) => onChange(remarkKinds.find((each) => each === target.value) ?? kind)}
    >
      {remarkKinds.map((each) => (
        <option key={each} value={each}>
          {t(`kind.${each}`)}
        </option>
      ))}
    </SelectField>
  );
}

interface SectionFieldProps {
  readonly section: string | undefined;
  readonly onChange: (section: string | undefined) => void;
}

function SectionField({ section, onChange }: SectionFieldProps) {
  const { t } = useTranslation("kit");
  const sections = useSections();
  const isUnknown = section !== undefined && !sections.some(({ key }) => key === section);
  return (
    <SelectField
      label={t("form.section")}
      value={section ?? ""}
      onChange={({ target }) => onChange(target.value === "" ? undefined : target.value)}
    >
      <option value="">{t("anySection")}</option>
      {isUnknown && <option value={section}>{section}</option>}
      {sections.map(({ key, title }) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </SelectField>
  );
}
