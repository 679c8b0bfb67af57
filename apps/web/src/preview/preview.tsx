/** Pages as they will print: beside the text where there is room, else as a sheet over it. */
import { X } from "lucide-react";
import { type KeyboardEvent, useId, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../ui/icon-button.tsx";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { PreviewPages } from "./preview-pages.tsx";
import "./preview.css";

export interface PreviewProps {
  readonly onClose: () => void;
}

/** As in `preview.css`. */
const roomy = "(min-width: 1000px)";

export function Preview({ onClose }: PreviewProps) {
  const { t } = useTranslation("preview");
  const isRoomy = useSyncExternalStore(subscribe, () => matchMedia(roomy).matches);
  if (isRoomy) return <Pane onClose={onClose} />;
  return (
    <LazyModal title={t("title")} kind="sheet" onClose={onClose}>
      <div className="preview-in-sheet">
        <PreviewPages />
      </div>
    </LazyModal>
  );
}

function subscribe(listener: () => void): () => void {
  const query = matchMedia(roomy);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

function Pane({ onClose }: PreviewProps) {
  const { t } = useTranslation("preview");
  const id = useId();
  const close = () => {
    onClose();
    // What has the keyboard goes away with the pane.
    document.querySelector<HTMLElement>(".preview-button")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") close();
  };
  return (
    // Escape is a key of everything in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className="preview" aria-labelledby={id} onKeyDown={onKeyDown}>
      <div className="preview-head">
        <h2 id={id}>{t("title")}</h2>
        <IconButton icon={X} label={t("close")} size={20} run={close} />
      </div>
      <PreviewPages />
    </aside>
  );
}
