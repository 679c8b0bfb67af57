import type { Scene } from "@brudnopis/export";
import { memo, useMemo } from "react";
import { ScenePicture } from "./scene-picture.tsx";
import { useWidth } from "./use-width.ts";
import "./plots.css";

/** Narrower than any screen: the place is not laid out yet. */
const leastWidth = 120;

interface PlotPictureProps {
  /** Must be the same while the scene would be. */
  readonly draw: (width: number) => Scene;
}

/** A scene as wide as its place, drawn anew when the place or what it shows changes. */
export const PlotPicture = memo(function PlotPicture({ draw }: PlotPictureProps) {
  const [place, width = 0] = useWidth<HTMLDivElement>();
  const scene = useMemo(() => (width < leastWidth ? undefined : draw(width)), [draw, width]);
  return (
    <div className="plot-picture" ref={place}>
      {scene && <ScenePicture scene={scene} />}
    </div>
  );
});
