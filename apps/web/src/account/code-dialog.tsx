import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorText } from "../ui/error-text.ts";
import { FormField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Notice } from "../ui/notice.tsx";

export interface CodeDialogProps {
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly isDangerous?: boolean;
  readonly onCode: (code: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks for the second factor once more before something is done to it. */
export function CodeDialog(props: CodeDialogProps) {
  const { title, lead, action, isDangerous = false, onCode, onClose } = props;
  const { t } = useTranslation(["account", "translation"]);
  const errorText = useErrorText();
  const [isMissing, setMissing] = useState(false);
  const confirm = useMutation({ mutationFn: onCode, onSuccess: onClose });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = formText(new FormData(event.currentTarget), "code").trim();
    setMissing(code.length < 6);
    if (code.length >= 6) confirm.mutate(code);
  };
  return (
    <LazyModal title={title} kind="card" onClose={onClose}>
      <p>{lead}</p>
      <form className="form" onSubmit={submit} noValidate>
        {confirm.isError && !isMissing && <Notice kind="bad">{errorText(confirm.error)}</Notice>}
        <FormField
          className="code"
          label={t("totp.anyCode")}
          problem={isMissing ? t("totp.missingAny") : undefined}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
        <div className="actions">
          <button
            className={isDangerous ? "button primary dangerous" : "button primary"}
            type="submit"
            disabled={confirm.isPending}
          >
            {action}
          </button>
          <button className="button" type="button" onClick={onClose}>
            {t("translation:app.cancel")}
          </button>
        </div>
      </form>
    </LazyModal>
  );
}
