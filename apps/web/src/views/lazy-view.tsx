/** A view in its place in the document. It is drawn once the document can be read and written in, and it comes near. */
import type { ViewPart } from "@brudnopis/schema";
import { type RefObject, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocument, usePage } from "../document/document-context.ts";
import { LazyPart } from "../ui/lazy-part.tsx";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { loadViews } from "./load-views.ts";
import "./lazy-view.css";

export function LazyView({ part }: { readonly part: ViewPart }) {
  const { i18n } = useTranslation();
  const { language } = useDocument();
  const isReader = usePage(({ mode }) => mode === "read");
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

/** Becomes true when the element is less than a screen away, and stays so: what was drawn keeps its place. */
function useIsNear(place: RefObject<HTMLElement | null>, isWanted: boolean): boolean {
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (!isWanted || isNear || !element) return;
    const observer = new IntersectionObserver(
      (entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: "100%" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [place, isWanted, isNear]);
  return isNear;
}
