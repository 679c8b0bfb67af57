import { useTranslation } from "react-i18next";
import { ApiError } from "../api.ts";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";

/** Why the password that one typed of one's own account was not enough. */
export function PasswordRefusal({ error }: { readonly error: unknown }) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const isWrong = error instanceof ApiError && error.code === "wrong-credentials";
  return <Notice kind="bad">{isWrong ? t("password.wrong") : errorText(error)}</Notice>;
}
