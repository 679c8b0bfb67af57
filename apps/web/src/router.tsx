import type { i18n } from "i18next";
import { createBrowserRouter, type DataRouter } from "react-router";
import { DocumentPage } from "./document/document-page.tsx";
import { loadWords } from "./i18n/i18n.ts";
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
          path: "/",
          lazy: async () => ({ Component: (await import("./library/library.tsx")).LibraryPage }),
        },
        {
          path: "/nowy",
          lazy: async () => ({
            Component: (await import("./library/new-document.tsx")).NewDocumentPage,
          }),
        },
        {
          path: "/konto",
          lazy: async () => {
            const [{ AccountPage }] = await Promise.all([
              import("./account/account-page.tsx"),
              loadWords(i18n, "account"),
            ]);
            return { Component: AccountPage };
          },
        },
        {
          path: "/zaloguj",
          lazy: async () => ({ Component: (await import("./session/sign-in.tsx")).SignInPage }),
        },
        {
          path: "/konfiguracja",
          lazy: async () => ({ Component: (await import("./session/set-up.tsx")).SetUpPage }),
        },
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
