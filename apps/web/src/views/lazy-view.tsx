/** A view in its place in the document. It is drawn once the document can be read and written in, and it comes near. */
import type { ViewPart } from "@brudnopis/schema";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, usePage } from "../document/document-context.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import { useIsNear } from "../ui/use-is-near.ts";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { loadViews } from "./load-views.ts";
import "./lazy-view.css";

export function LazyView({ part }: { readonly part: ViewPart }) {
  const { i18n } = useTranslation();
  const { language } = useDocument();
  const isReader = usePage(({ mode }) => mode !== "edit");
  const hasEditor = usePage(({ editing }) => editing !== undefined);
  const isOffered = useWhenIdle(isReader || hasEditor);
  const place = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(place, isOffered);
  const load = async () => (await loadViews(i18n)).ViewPart;
  return (
    <div className="view" data-view={part.view} ref={place}>
      <h3 className="part-title">{part.label[language]}</h3>
      {isNear && <LazyPart load={load} props={{ part }} onClose={() => undefined} />}
    </div>
  );
}
