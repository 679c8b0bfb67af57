import { useId, useRef } from "react";
import { CopyButton } from "./copy-button.tsx";
import "./copy-link.css";

export interface CopyLinkProps {
  /** What the link does: „Link z zaproszeniem”. */
  readonly label: string;
  readonly link: string;
  readonly hint?: string;
  /** The words on the button, where „Kopiuj” does not say enough. */
  readonly action?: string;
}

/** A link to hand over by whatever means there are. */
export function CopyLink({ label, link, hint, action }: CopyLinkProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="form-field copy-link">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <span className="form-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <div className="copy-link-row">
        <input
          ref={input}
          className="input"
          id={id}
          readOnly
          value={link}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={link} label={action} onRefused={() => input.current?.focus()} />
      </div>
    </div>
  );
}
