/**
 * Text without what no paper can show: control characters, halves of surrogate pairs and the code points that
 * accessible PDF forbids. Everything else stays as it was typed.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " ")
    .replace(/[\u0000-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, "");
}
