/**
 * Where the place in front of a letter of one text is in another, which was made of it by a change in one place. What is
 * put in exactly there comes in front of the place where words `begin`, and behind the one where they `end`.
 */
export function movedLetter(
  before: string,
  after: string,
  letter: number,
  side: "begin" | "end",
): number {
  const shorter = Math.min(before.length, after.length);
  let same = 0;
  while (same < shorter && before[same] === after[same]) same += 1;
  let sameBehind = 0;
  while (
    sameBehind < shorter - same &&
    before[before.length - 1 - sameBehind] === after[after.length - 1 - sameBehind]
  ) {
    sameBehind += 1;
  }
  const fromEnd = before.length - letter;
  const isInFront = letter <= same;
  const isBehind = fromEnd <= sameBehind;
  if (isInFront && !(isBehind && side === "begin")) return letter;
  return isBehind ? after.length - fromEnd : same;
}
