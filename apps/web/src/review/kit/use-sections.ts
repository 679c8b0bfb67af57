import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../api.ts";
import { languageOf } from "../../i18n/i18n.ts";
import { kitApi } from "./kit-api.ts";

export interface SectionName {
  readonly key: string;
  readonly title: string;
}

const none: readonly SectionName[] = [];

/** The sections that a remark can be meant for: those of the newest versions of all templates. */
export function useSections(): readonly SectionName[] {
  const { i18n } = useTranslation();
  const language = languageOf(i18n);
  const { data = none } = useQuery({
    queryKey: ["kit-sections", language],
    queryFn: async () => {
      const refs = newest((await api.templates()).map(({ ref }) => ref));
      const templates = await Promise.all(refs.map(kitApi.template));
      const titles = new Map(
        templates.flatMap(({ sections }) =>
          sections.map(({ key, number, title }) => [key, `${number}. ${title[language]}`] as const),
        ),
      );
      return Array.from(titles, ([key, title]) => ({ key, title }));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

interface Version {
  readonly id: string;
  readonly version: number;
}

function newest(refs: readonly Version[]): Version[] {
  const byId = new Map<string, Version>();
  for (const ref of refs) {
    if ((byId.get(ref.id)?.version ?? 0) < ref.version) byId.set(ref.id, ref);
  }
  return [...byId.values()];
}
