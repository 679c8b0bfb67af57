export interface DropLineProps {
  readonly top: number;
  readonly left: number;
  readonly width: number;
}

/** Where a row that is being dragged would go. */
export function DropLine({ top, left, width }: DropLineProps) {
  return <div className="drop-line" aria-hidden style={{ top, left, width }} />;
}
