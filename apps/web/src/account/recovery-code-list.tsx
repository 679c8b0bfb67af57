import { Download, Printer } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { localeOf } from "../i18n/i18n.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { download } from "../ui/download.ts";

export interface RecoveryCodeListProps {
  readonly codes: readonly string[];
  readonly email: string;
  readonly onDone: () => void;
}

/** The codes for the day on which the phone is gone. The server shows them once. */
export function RecoveryCodeList({ codes, email, onDone }: RecoveryCodeListProps) {
  const { t, i18n } = useTranslation("account");
  const heading = useRef<HTMLHeadingElement>(null);
  // The form that led here is gone.
  useEffect(() => heading.current?.focus(), []);
  const date = new Intl.DateTimeFormat(localeOf(i18n), { dateStyle: "long" }).format(Date.now());
  const head = t("codes.fileHead", { address: location.host, email, date });
  const text = [head, "", ...codes, ""].join("\n");
  return (
    <div className="recovery-codes">
      <h3 ref={heading} tabIndex={-1}>
        {t("codes.title")}
      </h3>
      <p>{t("codes.lead")}</p>
      <ol aria-label={t("codes.list")}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="account-actions recovery-ways">
        <CopyButton text={text} about={t("codes.all")} />
        <button
          className="button small"
          type="button"
          onClick={() => download(text, "text/plain;charset=utf-8", t("codes.fileName"))}
        >
          <Download size={16} aria-hidden />
          {t("codes.download")}
        </button>
        <button className="button small" type="button" onClick={() => print()}>
          <Printer size={16} aria-hidden />
          {t("codes.print")}
        </button>
      </div>
      <button className="button primary" type="button" onClick={onDone}>
        {t("codes.done")}
      </button>
    </div>
  );
}
