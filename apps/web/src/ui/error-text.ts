import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";

/** What went wrong, in the person's language. Anything unexpected reads as our fault, and is. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => {
    if (!(error instanceof ApiError)) return t("error.internal");
    const { waitSeconds } = error.body ?? {};
    if (waitSeconds === undefined) return t(`error.${error.code}`);
    return waitSeconds < 60
      ? t("error.waitSeconds", { count: waitSeconds })
      : t("error.waitMinutes", { count: Math.ceil(waitSeconds / 60) });
  };
}
