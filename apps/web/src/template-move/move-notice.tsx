/** A newer version of the template is there; or the document has just been moved to another one. */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectedDocument, useIsEditing } from "../document/document-context.ts";
import { Notice } from "../ui/notice.tsx";
import { MoveDialog } from "./move-dialog.tsx";
import "./template-move.css";

/** For how long the page tells everybody that the document was moved. */
const newsMs = 24 * 3_600_000;

export function MoveNotice() {
  const { session } = useConnectedDocument();
  const isEditing = useIsEditing();
  const { document, newerVersion, lastMove } = session.details;
  const leads = isEditing && document.permissions.includes("share");
  const isNews = lastMove !== undefined && Date.now() - lastMove.at < newsMs;
  return (
    <>
      {isNews && <Moved lastMove={lastMove} leads={leads} />}
      {newerVersion !== undefined && !isNews && leads && <Newer version={newerVersion} />}
    </>
  );
}

function Newer({ version }: { readonly version: number }) {
  const { t } = useTranslation("templateMove");
  return (
    <div className="template-notice">
      <Notice>
        <p>{t("newer", { version })}</p>
        <MoveButton version={version} label={t("see")} />
      </Notice>
    </div>
  );
}

interface MovedProps {
  readonly lastMove: { readonly fromVersion: number; readonly copyId: string };
  readonly leads: boolean;
}

function Moved({ lastMove, leads }: MovedProps) {
  const { t } = useTranslation("templateMove");
  const { template } = useConnectedDocument();
  return (
    <div className="template-notice">
      <Notice>
        <p>{t("moved", { from: lastMove.fromVersion, to: template.version })}</p>
        <div className="template-ways">
          <a className="button small" href={`/dokumenty/${lastMove.copyId}`}>
            {t("openCopy")}
          </a>
          {leads && (
            <MoveButton
              version={lastMove.fromVersion}
              label={t("back", { version: lastMove.fromVersion })}
            />
          )}
        </div>
      </Notice>
    </div>
  );
}

function MoveButton({ version, label }: { readonly version: number; readonly label: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button className="button small" type="button" onClick={() => setOpen(true)}>
        {label}
      </button>
      {isOpen && <MoveDialog version={version} onClose={() => setOpen(false)} />}
    </>
  );
}
