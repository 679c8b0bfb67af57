/** Putting something away and taking it out again. Nothing is lost: what is archived is only out of the way. */
import { Archive, ArchiveRestore } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { useAnnounce } from "./announce.ts";
import { useRefresh } from "./use-refresh.ts";
import { rescueFocus } from "./use-rescue.ts";

export function ArchivedTag() {
  const { t } = useTranslation("administration");
  return <span className="tag">{t("archive.tag")}</span>;
}

export interface ArchiveButtonProps {
  readonly name: string;
  readonly isArchived: boolean;
  /** What being archived means for this kind of thing. */
  readonly meaning: string;
  readonly change: (archived: boolean) => Promise<unknown>;
  /** Called when it is done, such as to close the dialog that this stands in. */
  readonly onDone?: () => void;
}

export function ArchiveButton({ name, isArchived, meaning, change, onDone }: ArchiveButtonProps) {
  const { t } = useTranslation("administration");
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const confirm = async () => {
    await change(!isArchived);
    await refresh();
    announce(t(isArchived ? "archive.restored" : "archive.archived", { name }));
    onDone?.();
    // It may have stood in a list that it has left.
    rescueFocus(() => document.getElementById("app-main"));
  };
  const Icon = isArchived ? ArchiveRestore : Archive;
  return (
    <>
      <button className="button quiet small" type="button" onClick={() => setAsking(true)}>
        <Icon size={16} aria-hidden />
        {t(isArchived ? "archive.restore" : "archive.archive")}
      </button>
      {isAsking && (
        <ConfirmDialog
          title={t(isArchived ? "archive.restoreTitle" : "archive.archiveTitle", { name })}
          action={t(isArchived ? "archive.restore" : "archive.archive")}
          isDangerous={false}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>{isArchived ? t("archive.restoreMeaning") : meaning}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
