import type { Me, Round, RoundList } from "@brudnopis/schema";
import { createContext, useContext } from "react";
import type { RoundView } from "./round-path.ts";

/** The round that the page shows, and who looks at it. */
export interface ShownRound {
  readonly documentId: string;
  readonly title: string;
  readonly me: Me;
  readonly list: RoundList;
  readonly round: Round;
  readonly view: RoundView;
}

export const RoundContext = createContext<ShownRound | undefined>(undefined);

export function useRound(): ShownRound {
  const round = useContext(RoundContext);
  if (!round) throw new Error("No round around this component");
  return round;
}
