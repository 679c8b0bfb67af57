/** Of all texts that are remembered by one function. */
const mostLetters = 1_000_000;

/**
 * A function of a text alone that remembers what it found: a document that is made into a file again has nearly the same
 * texts. When they become too many it begins anew.
 */
export function remembered<Result>(work: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  let letters = 0;
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (letters > mostLetters) {
      known.clear();
      letters = 0;
    }
    const result = work(text);
    known.set(text, result);
    letters += text.length;
    return result;
  };
}
