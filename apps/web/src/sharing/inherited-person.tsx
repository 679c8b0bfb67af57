import type { Sharer } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { Person } from "./person.tsx";
import { useAccessWords } from "./use-access-words.ts";

export interface InheritedPersonProps {
  readonly sharer: Sharer;
  /** The organisation or network that the list is about. */
  readonly heading?: string;
}

/** Somebody whose access comes from elsewhere, with every reason, and nothing to change here. */
export function InheritedPerson({ sharer, heading }: InheritedPersonProps) {
  const { t } = useTranslation("sharing");
  const words = useAccessWords();
  const { permissions, reasons } = sharer;
  return (
    <Person sharer={sharer} isAtHome={sharer.organisation === heading}>
      {t("fromAndMay", {
        from: words.list(reasons.map((reason) => words.from(reason, heading))),
        abilities: words.abilities(permissions),
      })}
    </Person>
  );
}
