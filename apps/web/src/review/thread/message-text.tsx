import { Fragment } from "react";
import { messageParts } from "../compose/mentions.ts";
import { usePerson } from "../use-person.ts";

/** What somebody wrote: lines kept, people by their names. */
export function MessageText({ text }: { readonly text: string }) {
  return (
    <p className="message-text" translate="no">
      {messageParts(text).map((part, index) =>
        part.type === "text" ? (
          <Fragment key={index}>{part.text}</Fragment>
        ) : (
          <MentionedPerson key={index} id={part.id} />
        ),
      )}
    </p>
  );
}

function MentionedPerson({ id }: { readonly id: string }) {
  const { name } = usePerson(id);
  return <b className="mentioned">@{name}</b>;
}
