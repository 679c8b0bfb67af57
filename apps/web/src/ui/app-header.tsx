import type { Me } from "@brudnopis/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { LogOut, Menu, X } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useNavigate } from "react-router";
import { api } from "../api.ts";
import { LanguageSwitch } from "../i18n/language-switch.tsx";
import { Bell } from "../notifications/notifications.tsx";
import { Brand } from "./brand.tsx";
import { Face } from "./face.tsx";
import "./app-header.css";

/** Where one can go from everywhere. On a narrow screen it is behind a button. */
export function AppHeader({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const menuId = useId();
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [isOpen]);
  return (
    <header className={isOpen ? "app-header is-open" : "app-header"}>
      <Brand />
      <button
        ref={button}
        className="button quiet small app-menu-button"
        type="button"
        aria-expanded={isOpen}
        aria-controls={menuId}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? <X size={18} aria-hidden /> : <Menu size={18} aria-hidden />}
        {t("header.menu")}
      </button>
      <div className="app-menu" id={menuId}>
        <nav className="app-navigation" aria-label={t("header.navigation")}>
          <NavLink to="/" end>
            {t("header.documents")}
          </NavLink>
          <NavLink to="/zestaw-uwag">{t("header.kit")}</NavLink>
          {managesSomething(me) && (
            <NavLink to="/administracja">{t("header.administration")}</NavLink>
          )}
          <NavLink to="/konto">{t("header.account")}</NavLink>
        </nav>
        <LanguageSwitch />
        <div className="app-person">
          <Face name={me.name} hue={me.hue} />
          <div className="app-person-name">
            {me.name}
            <span>{me.organisation}</span>
          </div>
          <SignOutButton />
        </div>
      </div>
      <Bell />
    </header>
  );
}

function managesSomething({ manages }: Me): boolean {
  const { installation, networks, organisations } = manages;
  return installation || networks.length > 0 || organisations.length > 0;
}

function SignOutButton() {
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
    <button
      className="button quiet small"
      type="button"
      disabled={signOut.isPending}
      onClick={() => signOut.mutate()}
    >
      <LogOut size={16} aria-hidden />
      {t("header.signOut")}
    </button>
  );
}
