/** The open share dialog: what its parts show, and the one way in which they change it. */
import type { Sharing } from "@brudnopis/schema";
import { useMutation, useQuery, useQueryClient, type UseQueryResult } from "@tanstack/react-query";
import { createContext, useContext, useState } from "react";
import { sharingApi } from "./sharing-api.ts";

/** Something that is done to the document's sharing. */
export interface Change {
  readonly run: () => Promise<unknown>;
  /** What has happened then, as a sentence. */
  readonly done: string;
  /** Id of the heading that gets the focus, for when the pressed button goes away. */
  readonly focus?: string;
}

/** A change that is asked about first. */
export interface Question {
  readonly title: string;
  readonly body: string;
  /** What the button says. */
  readonly action: string;
  readonly change: Change;
}

export interface OpenSharing {
  readonly documentId: string;
  readonly sharing: Sharing;
  /** While a change is under way no other begins. */
  readonly isBusy: boolean;
  /** Resolves when it is over, also when it did not work: the dialog says so. */
  change(change: Change): Promise<void>;
  ask(question: Question): void;
}

export const SharingContext = createContext<OpenSharing | undefined>(undefined);

export function useSharing(): OpenSharing {
  const sharing = useContext(SharingContext);
  if (!sharing) throw new Error("No share dialog around this component");
  return sharing;
}

export function useSharingQuery(documentId: string, isWanted = true): UseQueryResult<Sharing> {
  return useQuery({
    queryKey: keyOf(documentId),
    queryFn: () => sharingApi.sharing(documentId),
    enabled: isWanted,
  });
}

export interface SharingChanges {
  /** Makes a change and waits until the page shows it. */
  readonly apply: (change: Change) => Promise<void>;
  /** The same, for buttons: whether it worked is told by the rest. */
  readonly change: (change: Change) => Promise<void>;
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** The change that was made last. */
  readonly last: Change | undefined;
}

export function useSharingChanges(documentId: string): SharingChanges {
  const queries = useQueryClient();
  const [last, setLast] = useState<Change>();
  const apply = async (change: Change) => {
    setLast(undefined);
    try {
      await change.run();
    } finally {
      // Also after a refusal, which often means that somebody else was quicker.
      await queries.invalidateQueries({ queryKey: keyOf(documentId) });
    }
    setLast(change);
  };
  const direct = useMutation({ mutationFn: apply });
  return {
    apply,
    change: async (change) => {
      if (!direct.isPending) await direct.mutateAsync(change).catch(() => {});
    },
    isBusy: direct.isPending,
    error: direct.error,
    last,
  };
}

function keyOf(documentId: string): readonly string[] {
  return ["sharing", documentId];
}
