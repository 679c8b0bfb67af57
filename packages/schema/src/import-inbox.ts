/**
 * Where an import puts what found no place: a section of every document, built in, at the end of its template. It is shown
 * only while something is in it, and printed nowhere.
 */
import type { Section, Template } from "./template.ts";

export const inboxSection: Section = {
  key: "import-inbox",
  number: "+",
  title: { pl: "Niedopasowane z importu", en: "Left over from an import" },
  required: false,
  guidance: {
    pl: "Tu jest wszystko z wczytanego pliku, co nie trafiło do innych części. Przenieś, co potrzebne, resztę usuń. Tej części nie ma w wydrukach.",
    en: "Here is everything of an imported file that went into no other part. Move what you need, delete the rest. This part is not in any print.",
  },
  parts: [
    {
      type: "rich",
      key: "text",
      label: { pl: "Niedopasowane treści", en: "What was left over" },
      required: false,
      // Nobody knows what is in it: no guest reads it, and no file has it unless personal data is asked for.
      personal: true,
      maxLength: 200_000,
    },
  ],
};

export const inboxAddress = "import-inbox.text";

/** The template with the inbox as its last section; the same one where it has it. */
export function withInbox(template: Template): Template {
  if (template.sections.some(({ key }) => key === inboxSection.key)) return template;
  return { ...template, sections: [...template.sections, inboxSection] };
}
