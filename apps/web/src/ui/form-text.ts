/** A text input's value; a form may also hold files, which ours do not. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
