import { type InputHTMLAttributes, useId } from "react";

export interface CheckProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "id"> {
  readonly label: string;
  /** What follows from it. */
  readonly hint?: string | undefined;
  readonly type?: "checkbox" | "radio";
}

/** A box or a button to tick, with its words beside it. */
export function Check({ label, hint, type = "checkbox", ...input }: CheckProps) {
  const id = useId();
  return (
    <div className="check">
      <input
        {...input}
        id={id}
        type={type}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
