/** Each fault has a quick form, for every run of the tests, and a long one: `npm run faults:<name>`. */

export const isLong = process.env["FAULTS"] === "long";

export function form<T>(quick: T, long: T): T {
  return isLong ? long : quick;
}

/** A line of the report of a long form. */
export function say(text: string): void {
  if (isLong) console.log(text);
}

/** What cannot be tried here is said, and not passed over. */
export function saySkipped(name: string, reason: string): void {
  console.log(`skipped: ${name}: ${reason}`);
}
