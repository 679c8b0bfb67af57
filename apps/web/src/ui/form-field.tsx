import { type InputHTMLAttributes, useId } from "react";

export interface FormFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string;
  /** Shown beside the input, which is then marked as invalid. */
  readonly problem?: string | undefined;
}

export function FormField({ label, hint, problem, ...input }: FormFieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return (
    <div className="form-field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <input
        {...input}
        className="input"
        id={id}
        aria-invalid={problem !== undefined}
        aria-describedby={described === "" ? undefined : described}
      />
      {problem !== undefined && (
        <span className="form-problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  );
}
