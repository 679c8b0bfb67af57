import { MessageSquarePlus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDocument } from "../../document/document-context.ts";
import type { SuggestibleProps } from "./suggest.tsx";

export interface BeginButtonProps {
  readonly field: SuggestibleProps["field"];
  readonly onPress: () => void;
}

/** The style sheet shows it to who is in the field or points at it. */
export function BeginButton({ field, onPress }: BeginButtonProps) {
  const { t } = useTranslation("suggest");
  const { language } = useDocument();
  return (
    <button
      className="button small quiet begin-suggestion"
      type="button"
      aria-label={t("beginName", { field: field.label[language] })}
      onClick={onPress}
    >
      <MessageSquarePlus size={16} aria-hidden />
      {t("begin")}
    </button>
  );
}
