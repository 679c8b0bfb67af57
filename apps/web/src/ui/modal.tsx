/** A dialog over the page. Loaded when first needed. */
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from "react-aria-components";

export interface ModalProps {
  readonly title: string;
  /** A card, a sheet from below, or a panel: a large card that is a sheet on narrow screens. */
  readonly kind: "card" | "sheet" | "panel";
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Modal({ title, kind, onClose, children }: ModalProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className={`modal-overlay modal-${kind}`}
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <AriaModal className="modal">
        <Dialog className="modal-dialog">
          <div className="modal-head">
            <Heading slot="title">{title}</Heading>
            <button
              className="icon-button"
              type="button"
              aria-label={t("document.close")}
              onClick={onClose}
            >
              <X size={20} aria-hidden />
            </button>
          </div>
          {children}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
