/**
 * A picture as data: what paper, and screens that only show it, draw alike. Units are CSS pixels; paper scales the whole
 * picture to its width, so a scene for paper is about 640 wide and at most 900 high.
 *
 *   S1  Texts are data, in their final language and form; the writers escape them.
 *   S2  Nothing is said by colour alone: tones go with words, patterns or places.
 */

/** Names of colours; screen and paper each have their own for them. */
export type Tone =
  | "ink"
  | "ink-soft"
  | "line"
  | "line-soft"
  | "paper"
  | "accent"
  | "accent-soft"
  | "mark"
  | "ok"
  | "warn"
  | "warn-soft"
  | "danger"
  | "danger-soft"
  | "hue-0"
  | "hue-1"
  | "hue-2"
  | "hue-3"
  | "hue-4"
  | "hue-5"
  | "hue-6"
  | "hue-7";

export interface Stroke {
  readonly tone: Tone;
  readonly width: number;
  readonly isDashed?: true;
}

export type Point = readonly [x: number, y: number];

export type Shape =
  | {
      readonly type: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly radius?: number;
      readonly fill?: Tone;
      /** Diagonal lines of this tone over the fill, for what colour alone should not say. */
      readonly hatch?: Tone;
      readonly stroke?: Stroke;
    }
  | {
      readonly type: "circle";
      readonly cx: number;
      readonly cy: number;
      readonly r: number;
      readonly fill?: Tone;
      readonly stroke?: Stroke;
    }
  | {
      readonly type: "line";
      readonly points: readonly Point[];
      readonly stroke: Stroke;
      /** With a head at its last point. */
      readonly isArrow?: true;
    }
  | {
      readonly type: "polygon";
      readonly points: readonly Point[];
      readonly fill?: Tone;
      readonly stroke?: Stroke;
    }
  | {
      readonly type: "text";
      readonly x: number;
      /** Of the base line. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly tone: Tone;
      readonly isBold?: true;
      readonly anchor?: "start" | "middle" | "end";
    };

export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}
