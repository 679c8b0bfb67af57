import "./ui/ground.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { RouterProvider } from "react-router/dom";
import { createI18n } from "./i18n/i18n.ts";
import { startLanguage } from "./i18n/language.ts";
import { createRouter } from "./router.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

const queries = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 5_000 } },
});

const i18n = createI18n();
await startLanguage(i18n);

createRoot(root).render(
  <I18nextProvider i18n={i18n}>
    <QueryClientProvider client={queries}>
      <RouterProvider router={createRouter(i18n)} />
    </QueryClientProvider>
  </I18nextProvider>,
);
