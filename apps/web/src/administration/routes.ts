/** Addresses of the pages of administration. Only this list comes with the first bundle; each page comes when it is opened. */
import type { i18n } from "i18next";
import type { ComponentType } from "react";
import type { RouteObject } from "react-router";
import { loadWords } from "../i18n/i18n.ts";

export function administrationPages(i18n: i18n): RouteObject {
  const page = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
    path,
    lazy: async () => ({ Component: await load() }),
  });
  return {
    path: "/administracja",
    lazy: async () => {
      const [{ AdministrationLayout }] = await Promise.all([
        import("./layout.tsx"),
        loadWords(i18n, "administration"),
      ]);
      return { Component: AdministrationLayout };
    },
    children: [
      {
        index: true,
        lazy: async () => ({
          Component: (await import("./programme/programme-page.tsx")).ProgrammePage,
        }),
      },
      page("sieci/:id", async () => (await import("./network/network-page.tsx")).NetworkPage),
      page(
        "organizacje",
        async () => (await import("./organisations/organisations-page.tsx")).OrganisationsPage,
      ),
      page(
        "organizacje/:id",
        async () => (await import("./organisations/organisation-page.tsx")).OrganisationPage,
      ),
      page("osoby", async () => (await import("./people/people-page.tsx")).PeoplePage),
      page("osoby/:id", async () => (await import("./people/person-page.tsx")).PersonPage),
      page("dziennik", async () => (await import("./audit/audit-page.tsx")).AuditLogPage),
      page(
        "informacja",
        async () => (await import("./information/information-page.tsx")).InformationPage,
      ),
    ],
  };
}
