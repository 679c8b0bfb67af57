/** The frame of all pages of administration. It stays while they change, and so does what was just said. */
import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Outlet } from "react-router";
import { AnnounceContext } from "./announce.ts";
import "./administration.css";

/** Long enough to read it at leisure. */
const shownMs = 10_000;

interface Announcement {
  readonly text: string;
}

export function AdministrationLayout() {
  const [announcement, setAnnouncement] = useState<Announcement>();
  const close = () => setAnnouncement(undefined);
  useEffect(() => {
    if (!announcement) return;
    const timer = setTimeout(close, shownMs);
    return () => clearTimeout(timer);
  }, [announcement]);
  // The setter never changes, so whoever announces does not render again because of it.
  const [announce] = useState(() => (text: string) => setAnnouncement({ text }));
  return (
    <AnnounceContext value={announce}>
      <Outlet />
      <div className="toast-place" role="status">
        {announcement && <Toast text={announcement.text} onClose={close} />}
      </div>
    </AnnounceContext>
  );
}

function Toast({ text, onClose }: { readonly text: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="toast">
      <span>{text}</span>
      <button
        className="icon-button"
        type="button"
        aria-label={t("document.close")}
        onClick={onClose}
      >
        <X size={18} aria-hidden />
      </button>
    </div>
  );
}
