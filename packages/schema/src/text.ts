import { z } from "zod";

export const Language = z.enum(["pl", "en"]);
export type Language = z.infer<typeof Language>;

/** A text of the template in both languages of the product. */
export const LocalText = z.strictObject({
  pl: z.string().trim().min(1),
  en: z.string().trim().min(1),
});
export type LocalText = z.infer<typeof LocalText>;

/** What is counted, in the plural forms of each language (CLDR categories): 1 działanie, 2 działania, 5 działań. */
export const CountedText = z.strictObject({
  pl: z.strictObject({
    one: z.string().min(1),
    few: z.string().min(1),
    many: z.string().min(1),
    /** For fractions: 1,5 działania. */
    other: z.string().min(1),
  }),
  en: z.strictObject({ one: z.string().min(1), other: z.string().min(1) }),
});
export type CountedText = z.infer<typeof CountedText>;
