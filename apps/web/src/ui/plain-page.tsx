import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Brand } from "./brand.tsx";
import "./plain-page.css";

export interface PlainPageProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}

/** A page with one thing on it: a card with the product's name, a heading and what there is to do. */
export function PlainPage({ title, children, wide = false }: PlainPageProps) {
  usePageTitle(title);
  return (
    <main className="plain">
      <div className={wide ? "plain-card wide" : "plain-card"}>
        <Brand />
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === "" ? "Brudnopis" : `${title} – Brudnopis`;
  }, [title]);
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <PlainPage title={t("notFound.title")}>
      <p>{t("notFound.body")}</p>
      <div className="actions">
        <Link className="button primary" to="/">
          {t("app.back")}
        </Link>
      </div>
    </PlainPage>
  );
}

/** What stands where a page crashed. The router puts it there. */
export function CrashPage() {
  const { t } = useTranslation();
  return (
    <PlainPage title={t("crash.title")}>
      <p>{t("crash.body")}</p>
      <div className="actions">
        <button className="button primary" type="button" onClick={() => location.reload()}>
          {t("save.reload")}
        </button>
        <a className="button" href="/">
          {t("app.back")}
        </a>
      </div>
    </PlainPage>
  );
}

export function Loading({ label }: { readonly label: string }) {
  return (
    <div className="loading" role="status">
      <div className="loading-bar" />
      <p>{label}</p>
    </div>
  );
}
