/** „z Koninem” but „ze Stargardem”; „w Rybniku” but „we Włocławku”: by what the next word begins with. */
const vowel = "aąeęioóuy";

export function withZ(name: string): string {
  const isHard = new RegExp(`^[sśzźż][^${vowel}\\P{L}]`, "iu").test(name);
  return `${isHard ? "ze" : "z"} ${name}`;
}

export function withW(name: string): string {
  const isHard = new RegExp(`^[wf][^${vowel}\\P{L}]`, "iu").test(name);
  return `${isHard ? "we" : "w"} ${name}`;
}
