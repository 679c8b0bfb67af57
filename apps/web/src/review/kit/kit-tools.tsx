import { BookmarkPlus, Library } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { KitButtonsProps } from "./kit-buttons.tsx";
import { KitPicker } from "./kit-picker.tsx";
import { RemarkDialog } from "./remark-dialog.tsx";

/** Two quiet buttons below the composer. */
export function KitTools({ section, subject, written, onPick }: KitButtonsProps) {
  const { t } = useTranslation("kit");
  const { kind, text } = written;
  const [open, setOpen] = useState<"pick" | "keep">();
  const close = () => setOpen(undefined);
  return (
    <span className="kit-tools">
      <button className="button quiet small" type="button" onClick={() => setOpen("pick")}>
        <Library size={16} aria-hidden />
        {t("fromKit")}
      </button>
      {text.trim() !== "" && (
        <button className="button quiet small" type="button" onClick={() => setOpen("keep")}>
          <BookmarkPlus size={16} aria-hidden />
          {t("toKit")}
        </button>
      )}
      {open === "pick" && (
        <KitPicker
          section={section}
          subject={subject}
          onClose={close}
          onPick={(remark) => {
            close();
            const own = text.trimEnd();
            // What somebody has begun to write stays.
            onPick(own === "" ? remark : { ...remark, text: `${own}\n\n${remark.text}` });
          }}
        />
      )}
      {open === "keep" && (
        <RemarkDialog
          remark={{ title: "", kind, text, ...(section === undefined ? {} : { section }) }}
          onClose={close}
        />
      )}
    </span>
  );
}
