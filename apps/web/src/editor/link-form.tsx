import { isSafeHref } from "@brudnopis/document";
import type { Editor } from "@tiptap/core";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";

export interface LinkFormProps {
  readonly editor: Editor;
  readonly onClose: () => void;
}

/** „konin.pl” and „a@konin.pl” mean what they look like. */
export function completeHref(typed: string): string {
  const text = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d/.test(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d\s()-]{7,}$/.test(text)) return `tel:${text.replace(/[\s()-]/g, "")}`;
  return `https://${text}`;
}

/** Sets or removes the link of the selected words; without a selection the address itself is inserted. */
export function LinkForm({ editor, onClose }: LinkFormProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [isBad, setBad] = useState(false);
  const { href } = editor.getAttributes("link") as { href?: string };
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = input.current?.value ?? "";
    const next = completeHref(typed);
    if (typed.trim() === "" || !isSafeHref(next)) return setBad(true);
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && href === undefined) {
      chain
        .insertContent({
          type: "text",
          text: typed.trim(),
          marks: [{ type: "link", attrs: { href: next } }],
        })
        .run();
    } else chain.setLink({ href: next }).run();
    onClose();
  };
  return (
    <form className="link-form" onSubmit={submit}>
      <label htmlFor="link-address">{t("format.linkAddress")}</label>
      <input
        ref={input}
        className="input"
        id="link-address"
        defaultValue={href ?? ""}
        placeholder="https://"
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key === "Escape") onClose();
        }}
        aria-invalid={isBad}
        aria-describedby="link-hint"
      />
      <span id="link-hint" className={isBad ? "form-problem" : "form-hint"} role="status">
        {isBad ? t("format.linkBad") : t("format.linkHint")}
      </span>
      <div className="link-form-actions">
        <button className="button primary small" type="submit">
          {t("format.linkSave")}
        </button>
        {href !== undefined && (
          <button
            className="button small"
            type="button"
            onClick={() => {
              editor.chain().focus().extendMarkRange("link").unsetLink().run();
              onClose();
            }}
          >
            {t("format.linkRemove")}
          </button>
        )}
        <button className="button small quiet" type="button" onClick={onClose}>
          {t("format.cancel")}
        </button>
      </div>
    </form>
  );
}
