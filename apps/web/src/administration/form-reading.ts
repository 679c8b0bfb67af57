/** What the inputs of a form say. */
import { formText } from "../ui/form-text.ts";

export { formText as text };

export function trimmed(form: FormData, name: string): string {
  return formText(form, name).trim();
}

/** Nothing for what was left empty. */
export function optional(form: FormData, name: string): string | undefined {
  return trimmed(form, name) || undefined;
}

/** Null for what was emptied, which takes away what was there. */
export function nullable(form: FormData, name: string): string | null {
  return trimmed(form, name) || null;
}

export function all(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === "string");
}
