/** What to do while the server can store nothing. It says itself when that is over. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "../ui/notice.tsx";
import type { SaveState } from "./save-state.ts";
import { UnsentDialog } from "./unsent-dialog.tsx";

type Held = Extract<SaveState, { phase: "held" }>;

export function StorageNotice({ trouble, changes }: Omit<Held, "phase">) {
  const { t } = useTranslation();
  const [isShowing, setShowing] = useState(false);
  return (
    <div className="save-notice held">
      <Notice kind="bad">
        <p>
          <b>{t(`save.trouble.${trouble}`)}</b>
        </p>
        <p>{t(changes > 0 ? "save.heldChanges" : "save.heldClean")}</p>
        {changes > 0 && (
          <div className="save-ways">
            <button className="button small" type="button" onClick={() => setShowing(true)}>
              {t("unsent.show")}
            </button>
          </div>
        )}
        {isShowing && <UnsentDialog onClose={() => setShowing(false)} />}
      </Notice>
    </div>
  );
}
