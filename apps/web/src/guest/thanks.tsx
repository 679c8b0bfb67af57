import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { PlainPage } from "../ui/plain-page.tsx";

export function Thanks({ onAgain }: { readonly onAgain: () => void }) {
  const { t } = useTranslation("guest");
  const message = useRef<HTMLParagraphElement>(null);
  // The form that had the focus is gone.
  useEffect(() => message.current?.focus(), []);
  return (
    <PlainPage title={t("thanks.title")} wide>
      <p className="thanks" ref={message} tabIndex={-1}>
        {t("thanks.body")}
      </p>
      <div className="actions">
        <button className="button" type="button" onClick={onAgain}>
          {t("thanks.again")}
        </button>
      </div>
    </PlainPage>
  );
}
