/** Why somebody has access and what they may do, in words. */
import type { AccessReason, Permission } from "@brudnopis/schema";
import { useTranslation } from "react-i18next";
import { abilitiesOf } from "./abilities.ts";

export interface AccessWords {
  /** „edytować i udostępniać” */
  abilities(permissions: readonly Permission[]): string;
  /** „lider w organizacji Konin”; below a heading that says Konin no more than „lider”. */
  from(reason: AccessReason, heading?: string): string;
  /** „jesteś liderem w organizacji Konin” */
  mine(reason: AccessReason): string;
  /** „a, b i c” */
  list(texts: readonly string[]): string;
  /** „5 grudnia 2026” */
  day(at: number): string;
  /** „5 grudnia 2026, 14:20” */
  moment(at: number): string;
}

export function useAccessWords(): AccessWords {
  const { t, i18n } = useTranslation("sharing");
  const { language } = i18n;
  const list = (texts: readonly string[]) => new Intl.ListFormat(language).format(texts);
  const day = (at: number) => new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(at);
  const moment = (at: number) =>
    new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(at);
  const filling = ({ name = "", until }: AccessReason) => ({
    name,
    date: until === undefined ? "" : day(until),
  });
  return {
    list,
    day,
    moment,
    abilities: (permissions) =>
      list(abilitiesOf(permissions).map((permission) => t(`ability.${permission}`))),
    from: (reason, heading) => {
      const filled = { ...filling(reason), role: t(`role.${reason.role}`) };
      if (heading === undefined || reason.name !== heading)
        return t(`from.${reason.through}`, filled);
      return reason.through === "window" ? t("hereUntil", filled) : filled.role;
    },
    mine: (reason) =>
      t(`mine.reason.${reason.through}`, {
        ...filling(reason),
        role: t(`roleAs.${reason.role}`),
      }),
  };
}
