import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useAnnounce } from "../announce.ts";
import { useRefresh } from "../use-refresh.ts";

export interface StepProps {
  readonly about: string;
  /** How it is now. */
  readonly fact: string;
  /** What can be done about it; absent when there is nothing to do. */
  readonly action?: string;
  readonly title: string;
  readonly meaning: string;
  readonly isDangerous?: boolean;
  readonly run: () => Promise<unknown>;
  /** What is said afterwards. */
  readonly done: string;
  readonly onDone?: () => void;
  readonly children?: ReactNode;
}

/** One thing about an account, how it is now, and what can be done about it. Doing it is asked for first. */
export function Step(props: StepProps) {
  const {
    about,
    fact,
    action,
    title,
    meaning,
    isDangerous = true,
    run,
    done,
    onDone,
    children,
  } = props;
  const announce = useAnnounce();
  const refresh = useRefresh();
  const [isAsking, setAsking] = useState(false);
  const confirm = async () => {
    await run();
    await refresh();
    announce(done);
    onDone?.();
  };
  return (
    <li>
      <div>
        <b>{about}</b>
        <span>{fact}</span>
      </div>
      {action !== undefined && (
        <button
          className={isDangerous ? "button danger small" : "button small"}
          type="button"
          onClick={() => setAsking(true)}
        >
          {action}
        </button>
      )}
      {children}
      {isAsking && action !== undefined && (
        <ConfirmDialog
          title={title}
          action={action}
          isDangerous={isDangerous}
          onConfirm={confirm}
          onClose={() => setAsking(false)}
        >
          <p>{meaning}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
