import { useTranslation } from "react-i18next";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { Outline, type OutlineProps } from "./outline.tsx";

export interface OutlineSheetProps extends Pick<OutlineProps, "sections" | "progress"> {
  readonly onClose: () => void;
}

/** The table of contents where there is no room beside the page. */
export function OutlineSheet({ sections, progress, onClose }: OutlineSheetProps) {
  const { t } = useTranslation();
  return (
    <LazyModal title={t("document.outline")} kind="sheet" onClose={onClose}>
      <Outline sections={sections} progress={progress} onChosen={onClose} />
    </LazyModal>
  );
}
