import type { ReviewPerson } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { useReview } from "./review-state.ts";

export type ShownPerson = Omit<ReviewPerson, "id">;

/** Somebody who has written something here. Whoever has removed their account has no name any more. */
export function usePerson(id: string | undefined): ShownPerson {
  const { t } = useTranslation("review");
  const known = useReview(({ facts }) => (id === undefined ? undefined : facts?.people[id]));
  return known ?? { name: t("someone"), organisation: "", hue: 7 };
}
