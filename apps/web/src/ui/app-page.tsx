import type { Me } from "@brudnopis/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppHeader } from "./app-header.tsx";
import { PageFooter } from "./page-footer.tsx";
import { usePageTitle } from "./plain-page.tsx";
import "./app-page.css";

export interface AppPageProps {
  readonly me: Me;
  readonly title: string;
  /** Above the heading: links to what this page is a part of. */
  readonly trail?: ReactNode;
  /** Beside the heading, such as the one button that adds something. */
  readonly action?: ReactNode;
  /** Links to the pages around this one: `SubNavigation`. */
  readonly navigation?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the product around its documents: where one can go, a heading, and what there is. */
export function AppPage({ me, title, trail, action, navigation, children }: AppPageProps) {
  const { t } = useTranslation();
  usePageTitle(title);
  return (
    <div className="app-page">
      <a className="skip-link" href="#app-main">
        {t("app.skip")}
      </a>
      <AppHeader me={me} />
      <main
        className={navigation ? "app-main has-navigation" : "app-main"}
        id="app-main"
        tabIndex={-1}
      >
        {navigation}
        <div className="app-content">
          {trail}
          <div className="app-head">
            <h1>{title}</h1>
            {action}
          </div>
          {children}
        </div>
      </main>
      <PageFooter />
    </div>
  );
}
