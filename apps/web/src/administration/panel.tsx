import { type ReactNode, type RefObject, useId } from "react";

export interface PanelProps {
  readonly title: string;
  /** What this is for, in a sentence or two. */
  readonly lead?: string;
  readonly action?: ReactNode;
  /** The heading, for whoever moves the focus there. See `use-rescue.ts`. */
  readonly heading?: RefObject<HTMLHeadingElement | null>;
  readonly children?: ReactNode;
}

/** A part of a page: a heading, what it is for, and what there is. */
export function Panel({ title, lead, action, heading, children }: PanelProps) {
  const id = useId();
  return (
    <section className="panel admin-panel" aria-labelledby={id}>
      <div className="panel-head">
        <div>
          <h2 id={id} ref={heading} tabIndex={heading ? -1 : undefined}>
            {title}
          </h2>
          {lead !== undefined && <p className="panel-lead">{lead}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
