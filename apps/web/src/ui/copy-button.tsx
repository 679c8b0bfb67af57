import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "./copy-text.ts";
import "./copy-button.css";

export interface CopyButtonProps {
  readonly text: string;
  /** The words on the button, where „Kopiuj” does not say enough. */
  readonly label?: string | undefined;
  /** What is copied, for whoever does not see what the button stands beside. */
  readonly about?: string;
  /** Called when the browser does not let a page copy: whoever shows the text selects it for the person. */
  readonly onRefused?: () => void;
}

/** Copies a text and says so, to eyes and to screen readers. */
export function CopyButton({ text, label, about, onRefused }: CopyButtonProps) {
  const { t } = useTranslation();
  const words = label ?? t("copy.copy");
  const [outcome, setOutcome] = useState<{ text: string; isCopied: boolean }>();
  const isNews = outcome?.text === text;
  const copy = async () => {
    const isCopied = await copyText(text);
    setOutcome({ text, isCopied });
    if (!isCopied) onRefused?.();
  };
  return (
    <span className="copy">
      <button
        className="button small"
        type="button"
        aria-label={about === undefined ? undefined : `${words}: ${about}`}
        onClick={() => void copy()}
      >
        {isNews && outcome.isCopied ? (
          <Check size={16} aria-hidden />
        ) : (
          <Copy size={16} aria-hidden />
        )}
        {words}
      </button>
      <span className="copy-outcome" role="status">
        {isNews && (outcome.isCopied ? t("copy.copied") : t("copy.refused"))}
      </span>
    </span>
  );
}
