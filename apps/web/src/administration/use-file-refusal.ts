import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useAdminErrorText } from "./admin-error-text.ts";

/** Why a file was not taken, in words about files of this kind. */
export function useFileRefusal(kind: "wordTemplate" | "marks"): (error: unknown) => string {
  const { t } = useTranslation("administration");
  const errorText = useAdminErrorText();
  return (error) => {
    const code = error instanceof ApiError ? error.code : undefined;
    if (code === "too-large") return t(`fileRefusal.${kind}.tooLarge`);
    const isLinked =
      error instanceof ApiError && error.body?.issues?.some(({ message }) => message === "linked");
    if (kind === "wordTemplate" && isLinked) return t("fileRefusal.wordTemplate.linked");
    return code === "invalid-input" ? t(`fileRefusal.${kind}.wrong`) : errorText(error);
  };
}
