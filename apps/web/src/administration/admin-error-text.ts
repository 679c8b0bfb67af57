import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useErrorText } from "../ui/error-text.ts";

/** Codes that mean something else here than beside a document. */
const own = ["not-found", "forbidden", "conflict"] as const;

/** What went wrong, in the words of administration where the general ones speak of documents. */
export function useAdminErrorText(): (error: unknown) => string {
  const { t } = useTranslation("administration");
  const errorText = useErrorText();
  return (error) => {
    const code = error instanceof ApiError && own.find((known) => known === error.code);
    return code ? t(`error.${code}`) : errorText(error);
  };
}
