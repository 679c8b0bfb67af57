import { X } from "lucide-react";
import { type ReactNode, useContext, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NewsContext } from "./news-state.ts";

export interface BarFrameProps {
  /** Read out when it changes. */
  readonly says: ReactNode;
  readonly actions: ReactNode;
  /** Whether it takes the keyboard: somebody has just asked for it. */
  readonly isTaken: boolean;
  readonly onClose: () => void;
}

export function BarFrame({ says, actions, isTaken, onClose }: BarFrameProps) {
  const { t } = useTranslation(["news", "translation"]);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = frame.current;
    if (!isTaken || !element || element.contains(document.activeElement)) return;
    element.querySelector<HTMLElement>("[data-next]")?.focus({ preventScroll: true });
  });
  useEffect(() => {
    const element = frame.current;
    const onKeyDown = ({ key }: KeyboardEvent) => {
      if (key === "Escape") onClose();
    };
    element?.addEventListener("keydown", onKeyDown);
    return () => element?.removeEventListener("keydown", onKeyDown);
  }, [onClose]);
  return (
    <section className="news-bar" aria-label={t("title")} ref={frame}>
      <div className="news-bar-text" role="status">
        {says}
      </div>
      <div className="news-bar-actions">{actions}</div>
      <button
        className="icon-button news-bar-close"
        type="button"
        aria-label={t("translation:document.close")}
        onClick={onClose}
      >
        <X size={18} aria-hidden />
      </button>
    </section>
  );
}

export function useShowNewsList(): () => void {
  const store = useContext(NewsContext);
  return () => store?.set((state) => ({ ...state, isListOpen: true }));
}
