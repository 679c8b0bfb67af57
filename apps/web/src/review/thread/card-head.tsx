import type { ReactNode } from "react";
import { Face } from "../../ui/face.tsx";
import type { ShownPerson } from "../use-person.ts";
import { Moment } from "./moment.tsx";

export interface CardHeadProps {
  readonly by: ShownPerson;
  readonly at: number;
  /** What kind of thing it is and how far it has come. */
  readonly children: ReactNode;
}

/** The head of a thread's or a suggestion's card: who wrote it and when. */
export function CardHead({ by: { name, organisation, hue }, at, children }: CardHeadProps) {
  return (
    <div className="thread-head">
      <Face name={name} hue={hue} />
      <div>
        <p className="thread-by">
          <b>{name}</b> <span>{organisation}</span> <span aria-hidden>·</span> <Moment at={at} />
        </p>
        {children}
      </div>
    </div>
  );
}
