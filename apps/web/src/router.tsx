import type { i18n } from "i18next";
import type { ComponentType } from "react";
import { createBrowserRouter, type DataRouter, type RouteObject } from "react-router";
import { administrationPages } from "./administration/routes.ts";
import { DocumentPage } from "./document/document-page.tsx";
import { loadHistoryPage } from "./history/load-history.ts";
import { loadWords } from "./i18n/i18n.ts";
import { loadInboxPage, loadUnsubscribePage } from "./notifications/load-notifications.ts";
import { loadKitPage } from "./review/kit/load-kit.ts";
import { loadRoundPage } from "./review/rounds/load-rounds.ts";
import { CrashPage, NotFoundPage } from "./ui/plain-page.tsx";

/**
 * The document page comes with the first bundle: it is what people open. The others load when they are needed, each with
 * the words of its feature.
 */
export function createRouter(i18n: i18n): DataRouter {
  return createBrowserRouter([
    {
      errorElement: <CrashPage />,
      // Nothing is shown in the few moments until the first page's chunk is here.
      hydrateFallbackElement: <></>,
      children: [
        { path: "/dokumenty/:id", element: <DocumentPage /> },
        {
          path: "/dokumenty/:id/historia",
          lazy: async () => ({ Component: await loadHistoryPage(i18n) }),
        },
        {
          path: "/dokumenty/:id/rundy/:round",
          lazy: async () => ({ Component: await loadRoundPage(i18n) }),
        },
        {
          path: "/",
          lazy: async () => ({ Component: (await import("./library/library.tsx")).LibraryPage }),
        },
        {
          path: "/nowy",
          lazy: async () => ({
            Component: (await import("./library/new-document.tsx")).NewDocumentPage,
          }),
        },
        { path: "/zestaw-uwag", lazy: async () => ({ Component: await loadKitPage(i18n) }) },
        { path: "/powiadomienia", lazy: async () => ({ Component: await loadInboxPage(i18n) }) },
        { path: "/wypisz", lazy: async () => ({ Component: await loadUnsubscribePage(i18n) }) },
        ...accountPages(i18n),
        administrationPages(i18n),
        {
          path: "/gosc",
          lazy: async () => {
            const [{ GuestPage }] = await Promise.all([
              import("./guest/guest-page.tsx"),
              loadWords(i18n, "guest"),
            ]);
            return { Component: GuestPage };
          },
        },
        {
          path: "/pytanie",
          lazy: async () => {
            const [{ QuestionPage }] = await Promise.all([
              import("./guest/question-page.tsx"),
              loadWords(i18n, "guest"),
            ]);
            return { Component: QuestionPage };
          },
        },
        { path: "*", element: <NotFoundPage /> },
      ],
    },
  ]);
}

/** Becoming signed in, and one's own account. */
function accountPages(i18n: i18n): RouteObject[] {
  const page = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
    path,
    lazy: async () => {
      const [Component] = await Promise.all([load(), loadWords(i18n, "account")]);
      return { Component };
    },
  });
  return [
    page("/zaloguj", async () => (await import("./session/sign-in.tsx")).SignInPage),
    page("/konfiguracja", async () => (await import("./session/set-up.tsx")).SetUpPage),
    page(
      "/nie-pamietam-hasla",
      async () => (await import("./session/forgotten-password.tsx")).ForgottenPasswordPage,
    ),
    page("/nowe-haslo", async () => (await import("./session/new-password.tsx")).NewPasswordPage),
    page("/zaproszenie", async () => (await import("./session/invitation.tsx")).InvitationPage),
    page("/witaj", async () => (await import("./session/welcome.tsx")).WelcomePage),
    page("/konto", async () => (await import("./account/account-page.tsx")).AccountPage),
    page(
      "/informacja",
      async () => (await import("./account/information-page.tsx")).InformationPage,
    ),
  ];
}
