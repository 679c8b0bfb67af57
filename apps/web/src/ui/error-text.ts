import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";

/** What went wrong, in the person's language. Anything unexpected reads as our fault, and is. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation();
  return (error) => t(`error.${error instanceof ApiError ? error.code : "internal"}`);
}
