import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Me } from "@brudnopis/schema";
import { api } from "../api.ts";
import { Brand } from "../ui/brand.tsx";
import { Face } from "../ui/face.tsx";

export function AppHeader({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const signOut = useMutation({
    mutationFn: api.signOut,
    onSuccess: async () => {
      queries.clear();
      await navigate("/zaloguj", { replace: true });
    },
  });
  return (
    <header className="app-header">
      <Brand />
      <div className="account">
        <Face name={me.name} hue={me.hue} />
        <div className="account-name">
          {me.name}
          <span>{me.organisation}</span>
        </div>
        <button
          className="button quiet small"
          type="button"
          disabled={signOut.isPending}
          onClick={() => signOut.mutate()}
        >
          <LogOut size={16} aria-hidden />
          {t("account.signOut")}
        </button>
      </div>
    </header>
  );
}
