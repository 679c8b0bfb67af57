/** Notifications, as far as the first bundle knows of them: places that stay empty until their code has come. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LazyPart } from "../ui/lazy-part.tsx";
import { useWhenIdle } from "../ui/use-when-idle.ts";
import { loadNotifications } from "./load-notifications.ts";
import "./bell-place.css";

/** In headers: on a document's page it opens beside the document, elsewhere it leads to the inbox. */
export function Bell({ isInDocument = false }: { readonly isInDocument?: boolean }) {
  const { i18n } = useTranslation();
  const isTime = useWhenIdle(true);
  const [isWanted, setWanted] = useState(true);
  const load = async () => {
    const part = await loadNotifications(i18n);
    return isInDocument ? part.BellButton : part.BellLink;
  };
  return (
    <span className="bell-place">
      {isTime && isWanted && <LazyPart load={load} props={{}} onClose={() => setWanted(false)} />}
    </span>
  );
}
