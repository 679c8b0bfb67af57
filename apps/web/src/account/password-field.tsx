import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Field, type FormFieldProps } from "../ui/form-field.tsx";
import "./password-field.css";

/** The shortest password that the server takes. */
export const shortestPassword = 10;

/** A password, which may be shown: on a phone one hits the wrong key, and looks over one's own shoulder. */
export function PasswordField({ label, hint, problem, ...input }: Omit<FormFieldProps, "type">) {
  const { t } = useTranslation("account");
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(shared) => (
        <span className="password">
          <input
            {...input}
            {...shared}
            className="input"
            type={isShown ? "text" : "password"}
            autoCapitalize="none"
            autoCorrect="off"
            spellCheck={false}
          />
          <button
            className="button quiet small"
            type="button"
            aria-controls={shared.id}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          >
            {t("passwordField.show")}
          </button>
        </span>
      )}
    </Field>
  );
}
