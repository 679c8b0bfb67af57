import { type ReactNode, useState } from "react";
import { Notice } from "../../ui/notice.tsx";
import { useErrorText } from "../../ui/error-text.ts";

export interface Sending {
  readonly isSending: boolean;
  /** Why it was not sent, in words. */
  readonly problem: ReactNode;
  /** Resolves to whether it was done. */
  readonly send: (request: () => Promise<unknown>) => Promise<boolean>;
}

/** Something that is sent, once at a time, and says why when it was not. */
export function useSending(): Sending {
  const errorText = useErrorText();
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = async (request: () => Promise<unknown>) => {
    setSending(true);
    setError(undefined);
    try {
      await request();
      return true;
    } catch (cause) {
      setError(cause);
      return false;
    } finally {
      setSending(false);
    }
  };
  const problem = error === undefined ? null : <Notice kind="bad">{errorText(error)}</Notice>;
  return { isSending, problem, send };
}
