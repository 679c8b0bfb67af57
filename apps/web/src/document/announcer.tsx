import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "../ui/store.ts";
import { useDocument, usePage } from "./document-context.ts";
import { announce, type Page } from "./page-state.ts";
import type { Person } from "./presence.ts";

/** How long a message with a button stays; long enough to read it and to reach the button by keyboard. */
const toastMs = 12_000;

/** What happened, for eyes as a passing message and for screen readers as speech. */
export function Announcer() {
  const { page } = useDocument();
  const announcement = usePage((state) => state.announcement);
  useArrivals(page);
  return (
    <>
      <div className="visually-hidden" role="status" aria-live="polite">
        {announcement}
      </div>
      <ToastView />
    </>
  );
}

function ToastView() {
  const { t } = useTranslation();
  const { page } = useDocument();
  const toast = usePage((state) => state.toast);
  const close = () => page.set((state) => ({ ...state, toast: undefined }));
  useEffect(() => {
    if (!toast) return;
    const timer = setTimeout(
      () =>
        page.set((state) =>
          state.toast?.id === toast.id ? { ...state, toast: undefined } : state,
        ),
      toastMs,
    );
    return () => clearTimeout(timer);
  }, [page, toast]);

  return (
    <div className="toast-place" role="status">
      {toast && (
        <div className="toast">
          <span>{toast.text}</span>
          {toast.action && (
            <button
              className="button small"
              type="button"
              onClick={() => {
                toast.action?.run();
                close();
              }}
            >
              {toast.action.label}
            </button>
          )}
          <button
            className="icon-button"
            type="button"
            aria-label={t("document.close")}
            onClick={close}
          >
            <X size={18} aria-hidden />
          </button>
        </div>
      )}
    </div>
  );
}

/** Says who comes and goes. Never a keystroke, and nothing about who was there first. */
function useArrivals(page: Page): void {
  const { t } = useTranslation();
  const { session } = useDocument();
  const people = useStore(session.presence.people, (all) => all);
  const known = useRef<readonly Person[]>(undefined);
  useEffect(() => {
    const before = known.current;
    known.current = people;
    if (!before || before.length <= 1) return;
    const joined = people.find(({ id }) => !before.some((person) => person.id === id));
    const left = before.find(({ id }) => !people.some((person) => person.id === id));
    if (joined) announce(page, t("people.joined", { name: joined.name }));
    else if (left) announce(page, t("people.left", { name: left.name }));
  }, [page, people, t]);
}
