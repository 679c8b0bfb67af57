import type { Me } from "@brudnopis/schema";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "react-router";
import { useMe } from "../session/use-me.ts";
import { AppPage } from "../ui/app-page.tsx";
import { Loading } from "../ui/plain-page.tsx";
import { SubNavigation } from "../ui/sub-navigation.tsx";
import { type Audience, isFor, useAdminLinks } from "./audience.ts";

export interface Step {
  readonly label: string;
  /** Absent for what has no page of its own. */
  readonly to?: string;
}

export interface AdminPageProps {
  readonly title: string;
  /** Whom the page is for; others are told so instead of its content. */
  readonly audience: Audience;
  /** What this page is a part of, from the outside in. */
  readonly trail?: readonly Step[];
  readonly action?: ReactNode;
  readonly children: (me: Me) => ReactNode;
}

export function AdminPage({ title, audience, trail = [], action, children }: AdminPageProps) {
  const { t } = useTranslation(["administration", "translation"]);
  const me = useMe();
  const links = useAdminLinks(me);
  useStartOfPage(me !== undefined);
  if (!me) return <Loading label={t("translation:app.loading")} />;
  const isAllowed = isFor(audience, me);
  return (
    <AppPage
      me={me}
      title={isAllowed ? title : t("notForYou.title")}
      trail={trail.length > 0 && isAllowed && <Trail steps={trail} />}
      action={isAllowed && action}
      navigation={links.length > 1 && <SubNavigation label={t("navigation.label")} links={links} />}
    >
      {isAllowed ? children(me) : <p>{t("notForYou.body")}</p>}
    </AppPage>
  );
}

function Trail({ steps }: { readonly steps: readonly Step[] }) {
  const { t } = useTranslation("administration");
  return (
    <nav className="trail" aria-label={t("navigation.trail")}>
      <ol>
        {steps.map(({ to, label }, index) => (
          <li key={label}>
            {index > 0 && <ChevronRight size={14} aria-hidden />}
            {to === undefined ? label : <Link to={to}>{label}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** Whoever came by a link inside of the product begins at the top of the page, also with the keyboard. */
function useStartOfPage(isReady: boolean): void {
  const { key, pathname } = useLocation();
  const cameByLink = key !== "default";
  useEffect(() => {
    if (!isReady || !cameByLink) return;
    document.getElementById("app-main")?.focus({ preventScroll: true });
    scrollTo(0, 0);
    // Filters change the address too, but the page stays the same.
  }, [isReady, cameByLink, pathname]);
}
