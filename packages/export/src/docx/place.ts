/** Where blocks are written, and what there is room for. */
import type { StyleRole } from "./style-kit.ts";

export interface Place {
  /** The style of plain paragraphs. */
  readonly style: StyleRole;
  /** The width of a line. */
  readonly width: number;
  /** How high a picture may be. */
  readonly height: number;
  /** How many lists are around; blocks of their items begin further in. */
  readonly depth: number;
  readonly isRight?: boolean;
  /** How wide tables get lying pages; absent where pages cannot turn, as in a cell. */
  readonly turn?: Turn;
}

export interface Turn {
  /** What ends the standing pages before, and the lying ones after. */
  readonly standingEnd: string;
  readonly lyingEnd: string;
  readonly width: number;
  readonly height: number;
}

/** How much further in each list begins: twentieths of a point. */
export const listStep = 360;
