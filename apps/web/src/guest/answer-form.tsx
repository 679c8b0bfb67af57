import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useErrorText } from "../ui/error-text.ts";
import { FormField, TextAreaField } from "../ui/form-field.tsx";
import { formText } from "../ui/form-text.ts";
import { Notice } from "../ui/notice.tsx";
import { guestApi } from "./guest-api.ts";

/** As the server has it. */
const limit = 5000;

export interface AnswerFormProps {
  readonly token: string;
  readonly onSent: () => void;
}

export function AnswerForm({ token, onSent }: AnswerFormProps) {
  const { t } = useTranslation("guest");
  const [length, setLength] = useState(0);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const send = useMutation({ mutationFn: guestApi.answer, onSuccess: onSent });
  const isTooLong = length > limit;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = { text: formText(form, "text").trim(), name: formText(form, "name").trim() };
    const empty = Object.entries(body).flatMap(([name, value]) => (value === "" ? [name] : []));
    setMissing(empty);
    const [first] = isTooLong ? ["text"] : empty;
    if (first === undefined) send.mutate({ token, ...body });
    else focusOn(event.currentTarget, first);
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      <div className="question-answer">
        <TextAreaField
          label={t("question.answer")}
          hint={t("question.answerHint")}
          problem={
            isTooLong
              ? t("question.tooLong", { over: length - limit })
              : missing.includes("text")
                ? t("question.answerMissing")
                : undefined
          }
          name="text"
          rows={8}
          required
          onChange={({ target }) => setLength(target.value.trim().length)}
        />
        <p className={isTooLong ? "count over" : "count"}>
          {t("question.counter", { used: length, limit })}
        </p>
      </div>
      <FormField
        label={t("question.name")}
        hint={t("question.nameHint")}
        problem={missing.includes("name") ? t("question.nameMissing") : undefined}
        name="name"
        autoComplete="name"
        maxLength={120}
        required
      />
      {send.isError && <Refused error={send.error} />}
      <button className="button primary" type="submit" disabled={send.isPending}>
        {send.isPending ? t("question.busy") : t("question.submit")}
      </button>
    </form>
  );
}

function focusOn(form: HTMLFormElement, name: string): void {
  const element = form.elements.namedItem(name);
  if (element instanceof HTMLElement) element.focus();
}

/** The answer stays in the form: nothing that was typed is lost. */
function Refused({ error }: { readonly error: unknown }) {
  const { t } = useTranslation("guest");
  const errorText = useErrorText();
  const isFull = error instanceof ApiError && error.code === "conflict";
  return <Notice kind="bad">{isFull ? t("question.full") : errorText(error)}</Notice>;
}
