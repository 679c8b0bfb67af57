import { useTranslation } from "react-i18next";
import { LazyModal } from "../ui/lazy-modal.tsx";
import { ChangeList } from "./change-list.tsx";
import type { HistoryDialog } from "./history-dialog.ts";
import { NameDialog } from "./name-dialog.tsx";
import { PurgeDialog } from "./purge-dialog.tsx";
import type { Restorer } from "./restore/restorer.ts";
import { RestoreDialog } from "./restore-dialog.tsx";
import { Timeline } from "./timeline.tsx";
import type { Steps } from "./use-steps.ts";

export interface HistoryDialogsProps {
  readonly dialog: HistoryDialog | undefined;
  readonly steps: Steps;
  readonly restorer: Restorer;
  readonly onDialog: (dialog: HistoryDialog) => void;
  readonly onClose: () => void;
}

export function HistoryDialogs(props: HistoryDialogsProps) {
  const { dialog, steps, restorer, onDialog, onClose } = props;
  const { t } = useTranslation("history");
  switch (dialog?.type) {
    case "name":
      return <NameDialog revision={dialog.revision} onClose={onClose} />;
    case "restore":
      return <RestoreDialog scope={dialog.scope} restorer={restorer} onClose={onClose} />;
    case "purge":
      return <PurgeDialog onClose={onClose} />;
    case "timeline":
      return (
        <LazyModal title={t("timeline")} kind="sheet" onClose={onClose}>
          <Timeline onDialog={onDialog} onChosen={onClose} />
        </LazyModal>
      );
    case "changes":
      return (
        <LazyModal title={t("changes")} kind="sheet" onClose={onClose}>
          <ChangeList steps={steps} onDialog={onDialog} onChosen={onClose} />
        </LazyModal>
      );
    default:
      return null;
  }
}
