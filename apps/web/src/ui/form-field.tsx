/** Labelled inputs, each with a hint and with what is wrong beside it. */
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";

export interface Labelled {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Shown beside the input, which is then marked as invalid. */
  readonly problem?: string | undefined;
}

export interface FormFieldProps extends Labelled, InputHTMLAttributes<HTMLInputElement> {}

export function FormField({ label, hint, problem, className, ...input }: FormFieldProps) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(shared) => <input {...input} {...shared} className={classes(className)} />}
    </Field>
  );
}

export interface SelectFieldProps extends Labelled, SelectHTMLAttributes<HTMLSelectElement> {
  /** The `option` elements. */
  readonly children: ReactNode;
}

export function SelectField(props: SelectFieldProps) {
  const { label, hint, problem, className, children, ...select } = props;
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(shared) => (
        <select {...select} {...shared} className={classes(className)}>
          {children}
        </select>
      )}
    </Field>
  );
}

export interface TextAreaFieldProps extends Labelled, TextareaHTMLAttributes<HTMLTextAreaElement> {}

export function TextAreaField(props: TextAreaFieldProps) {
  const { label, hint, problem, className, ...textArea } = props;
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(shared) => <textarea rows={4} {...textArea} {...shared} className={classes(className)} />}
    </Field>
  );
}

export interface SharedProps {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
}

export interface FieldProps extends Labelled {
  readonly children: (shared: SharedProps) => ReactNode;
}

/** What surrounds any input: its name, a hint and what is wrong. The input takes the given properties. */
export function Field({ label, hint, problem, children }: FieldProps) {
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
      {children({
        id,
        "aria-invalid": problem !== undefined,
        "aria-describedby": described === "" ? undefined : described,
      })}
      {problem !== undefined && (
        <span className="form-problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  );
}

function classes(own: string | undefined): string {
  return own === undefined ? "input" : `input ${own}`;
}
