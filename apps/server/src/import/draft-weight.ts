/**
 * How much there is in a draft. A file of some kilobytes can say one text in a hundred thousand cells: as one text it is small
 * in the process that reads the file, and no more once it is sent on and written out.
 */

/** What is around a text where it is written down or stored, roughly; around a list with nothing in it, too. */
const around = 24;

/** Whether it has more letters than that, with something for each value. Never looks at more than the limit. */
export function isHeavier(draft: unknown, limit: number): boolean {
  let weight = 0;
  const left: unknown[] = [draft];
  while (left.length > 0 && weight <= limit) {
    const value = left.pop();
    weight += around;
    if (typeof value === "string") weight += value.length;
    else if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (!Array.isArray(value)) weight += key.length;
        left.push(inner);
      }
    }
  }
  return weight > limit;
}
