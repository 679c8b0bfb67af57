import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LanguageSwitch } from "../i18n/language-switch.tsx";
import { Brand } from "./brand.tsx";
import { PageFooter } from "./page-footer.tsx";
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
    <div className="plain">
      <main className={wide ? "plain-card wide" : "plain-card"}>
        <div className="plain-head">
          <Brand />
          <LanguageSwitch />
        </div>
        <h1>{title}</h1>
        {children}
      </main>
      <PageFooter />
    </div>
  );
}

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title === "" ? "Brudnopis" : `${title} – Brudnopis`;
  }, [title]);
}

export interface NotFoundPageProps {
  readonly title?: string;
  readonly body?: string;
  /** What else one can do here. */
  readonly children?: ReactNode;
}

export function NotFoundPage({ title, body, children }: NotFoundPageProps) {
  const { t } = useTranslation();
  return (
    <PlainPage title={title ?? t("notFound.title")}>
      <p>{body ?? t("notFound.body")}</p>
      <div className="actions">
        <Link className="button primary" to="/">
          {t("app.back")}
        </Link>
        {children}
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
