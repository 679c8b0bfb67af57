import { type ReactNode, useId } from "react";
import "./account.css";

export interface AccountPanelProps {
  readonly title: string;
  readonly lead: string;
  /** What a link to this part of the page ends with. */
  readonly anchor?: string;
  readonly children: ReactNode;
}

/** One part of one's account: what it is about on the left, what there is to do on the right. */
export function AccountPanel({ title, lead, anchor, children }: AccountPanelProps) {
  const id = useId();
  return (
    <section className="panel account-panel" id={anchor} aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        <p className="panel-lead">{lead}</p>
      </div>
      <div className="account-panel-body">{children}</div>
    </section>
  );
}
