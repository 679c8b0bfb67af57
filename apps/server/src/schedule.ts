/** Runs a task later; what it returns calls it off. Tests put a clock of their own in its place. */
export type Schedule = (task: () => void, delayMs: number) => () => void;

/** Real time. What is scheduled keeps no process alive. */
export const later: Schedule = (task, delayMs) => {
  const timer = setTimeout(task, delayMs);
  timer.unref();
  return () => clearTimeout(timer);
};

/** Runs a task again and again, each time the delay after the one before was done; what it returns ends it. */
export function repeat(schedule: Schedule, delayMs: number, task: () => Promise<void>): () => void {
  let isOver = false;
  let callOff: () => void;
  const next = () => {
    if (isOver) return;
    callOff = schedule(() => void task().finally(next), delayMs);
  };
  next();
  return () => {
    isOver = true;
    callOff();
  };
}
