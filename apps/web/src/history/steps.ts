/**
 * The steps from one change to the next: each changed paragraph, list or table of a text, each changed value and each
 * record that came, went or moved. What was changed too much to be shown piece by piece is one step.
 */
import type { Change, DiffNode, DocumentChanges } from "@brudnopis/schema";

export interface Step {
  /** The `data-step` of what it leads to. */
  readonly id: string;
  readonly change: Change;
}

export function stepsOf({ sections }: Pick<DocumentChanges, "sections">): Step[] {
  return sections.flatMap(({ changes }) => changes.flatMap(stepsOfChange));
}

function stepsOfChange(change: Change): Step[] {
  if (change.type !== "text" || !change.blocks) return [{ id: change.id, change }];
  const ids = change.blocks.flatMap((block, index) =>
    isChanged(block) ? [blockStep(change.id, index)] : [],
  );
  // What differs in a way that no block shows is still a change.
  return (ids.length === 0 ? [change.id] : ids).map((id) => ({ id, change }));
}

export function blockStep(changeId: string, index: number): string {
  return index === 0 ? changeId : `${changeId}#${index}`;
}

/** Whether anything in it differs. */
export function isChanged({ change, content = [] }: DiffNode): boolean {
  return change !== undefined || content.some(isChanged);
}

/** The place to go to from `current`, in a circle; the first or the last one when there is none. */
export function nextStep(
  steps: readonly Step[],
  current: string | undefined,
  direction: 1 | -1,
): Step | undefined {
  const index = steps.findIndex(({ id }) => id === current);
  if (index === -1) return direction === 1 ? steps[0] : steps.at(-1);
  return steps[(index + direction + steps.length) % steps.length];
}
