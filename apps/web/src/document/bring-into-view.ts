/** For how long something stays where it was brought to, while sections and views around it still fill in. */
const settleMs = 1000;

/** What says that the person goes on by themselves. */
const ownWays = ["wheel", "touchstart", "pointerdown", "keydown"] as const;

/**
 * Jumps, because a smooth scroll would aim at a place that moves away under it, and keeps the element there: what comes
 * into being above it would push it out of the window again. Whatever the person does ends that.
 */
export function bringIntoView(element: HTMLElement, block: "center" | "start"): void {
  element.scrollIntoView({ block });
  const { top } = element.getBoundingClientRect();
  const end = performance.now() + settleMs;
  let isOver = false;
  const stop = () => {
    isOver = true;
    for (const way of ownWays) removeEventListener(way, stop, true);
  };
  for (const way of ownWays) addEventListener(way, stop, { capture: true, passive: true });
  const look = () => {
    if (isOver) return;
    if (performance.now() > end || !element.isConnected) return stop();
    if (Math.abs(element.getBoundingClientRect().top - top) > 1) element.scrollIntoView({ block });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
