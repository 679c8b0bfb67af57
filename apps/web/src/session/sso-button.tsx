import { useMutation, useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { accountApi } from "../account/account-api.ts";
import { useErrorText } from "../ui/error-text.ts";
import { Notice } from "../ui/notice.tsx";

export interface SsoButtonProps {
  readonly start: Parameters<typeof accountApi.startSso>[0];
  /** What the button says, of a provider by its name. */
  readonly label: (provider: string) => string;
  readonly before?: ReactNode;
}

/** Leads to the organisation's own sign-in, where there is one. */
export function SsoButton({ start, label, before }: SsoButtonProps) {
  const { t } = useTranslation("account");
  const errorText = useErrorText();
  const ways = useSignInWays();
  const leave = useMutation({
    mutationFn: async () => {
      const { location: elsewhere } = await accountApi.startSso(start);
      location.assign(elsewhere);
    },
  });
  if (!ways?.sso) return null;
  return (
    <div className="sso">
      {before}
      {leave.isError && <Notice kind="bad">{errorText(leave.error)}</Notice>}
      <button
        className="button"
        type="button"
        disabled={leave.isPending || leave.isSuccess}
        onClick={() => leave.mutate()}
      >
        <KeyRound size={18} aria-hidden />
        {leave.isPending || leave.isSuccess ? t("signIn.ssoBusy") : label(ways.sso.label)}
      </button>
    </div>
  );
}

/** What this installation offers for signing in; undefined until that is known. */
export function useSignInWays() {
  const ways = useQuery({
    queryKey: ["sign-in-ways"],
    queryFn: accountApi.signInWays,
    staleTime: Infinity,
  });
  return ways.data;
}
