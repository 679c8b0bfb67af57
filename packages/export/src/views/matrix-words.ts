/** What the matrices and the sectors say in words: the same on paper and on the screen. */
import {
  bandStart,
  byLevel,
  type InfluenceMatrix,
  lacksEngagement,
  lacksResponse,
  type Quadrant,
  quadrants,
  type RiskBand,
  type RiskMatrix,
  type Sector,
  type SectorGroup,
} from "@brudnopis/document";
import type { Language } from "@brudnopis/schema";

interface QuadrantWords {
  readonly name: string;
  /** How to work with those who are in it. */
  readonly callsFor: string;
}

export const quadrantWords: Readonly<Record<Language, Readonly<Record<Quadrant, QuadrantWords>>>> =
  {
    pl: {
      collaborate: { name: "współpracować ściśle", callsFor: "wspólne decyzje i wspólna praca" },
      satisfy: {
        name: "utrzymywać zadowolenie",
        callsFor: "uzgadniać to, co ich dotyczy, bez nadmiaru szczegółów",
      },
      inform: { name: "informować", callsFor: "mówić na bieżąco i pytać o zdanie" },
      monitor: { name: "monitorować", callsFor: "sprawdzać, czy coś się zmienia" },
    },
    en: {
      collaborate: { name: "work closely together", callsFor: "decide and do things together" },
      satisfy: {
        name: "keep satisfied",
        callsFor: "agree on what concerns them, without too much detail",
      },
      inform: { name: "keep informed", callsFor: "tell them what happens and ask what they think" },
      monitor: { name: "monitor", callsFor: "look from time to time whether something changes" },
    },
  };

export const bandWords: Readonly<Record<Language, Readonly<Record<RiskBand, string>>>> = {
  pl: { plan: "wymaga planu", medium: "średnie", low: "niskie" },
  en: { plan: "needs a plan", medium: "medium", low: "low" },
};

/** „od 12”, „5–11”, „1–4”. */
export function bandRange(band: RiskBand, language: Language): string {
  const { plan, medium, low } = bandStart;
  if (band === "plan") return language === "pl" ? `od ${plan}` : `from ${plan}`;
  return band === "medium" ? `${medium}–${plan - 1}` : `${low}–${medium - 1}`;
}

export function influenceSentences(
  { placed, unplaced }: InfluenceMatrix,
  language: Language,
): string {
  const words = sentences[language];
  const counts = quadrants.map((quadrant) => {
    const count = placed.filter((each) => each.quadrant === quadrant).length;
    return `${quadrantWords[language][quadrant].name} – ${count}`;
  });
  const powerful = placed.filter(({ quadrant }) => ["collaborate", "satisfy"].includes(quadrant));
  const lacking = powerful.filter(lacksEngagement);
  return joined([
    `${words.influence(placed.length)}: ${counts.join(", ")}.`,
    lacking.length > 0 && `${words.noEngagement}: ${list(lacking.map(nameOf), language)}.`,
    lacking.length === 0 && powerful.length > 0 && words.allEngaged,
    unplaced.length > 0 && `${words.noScores}: ${list(unplaced.map(nameOf), language)}.`,
  ]);

  function nameOf({ name }: { readonly name: string }): string {
    return name || words.unnamed;
  }
}

export function riskSentences({ placed, unplaced }: RiskMatrix, language: Language): string {
  const words = sentences[language];
  const high = byLevel(placed).filter(({ band }) => band === "plan");
  const lacking = high.filter(lacksResponse);
  const rest = (["medium", "low"] as const).map((band) => {
    const count = placed.filter((risk) => risk.band === band).length;
    return `${bandWords[language][band]} (${bandRange(band, language)}) – ${count}`;
  });
  const levels = high.map(({ code, level }) => `${code} (${level})`);
  return joined([
    `${words.risks(placed.length)}: ${words.needsPlan} (${bandRange("plan", language)}) – ${high.length}, ${rest.join(", ")}.`,
    high.length > 0 && `${words.highest}: ${list(levels, language, 12)}.`,
    lacking.length > 0 && `${words.noPlan}: ${list(codes(lacking), language, 12)}.`,
    lacking.length === 0 && high.length > 0 && words.allPlanned,
    unplaced.length > 0 && `${words.noScores}: ${list(codes(unplaced), language, 12)}.`,
  ]);
}

function codes(risks: readonly { readonly code: string }[]): string[] {
  return risks.map(({ code }) => code);
}

export function sectorSentences(
  groups: readonly SectorGroup[],
  labelOf: (sector: Sector) => string,
  language: Language,
): string {
  const words = sentences[language];
  const total = groups.reduce((sum, { members }) => sum + members.length, 0);
  const counts = groups.map(
    ({ sector, members }) => `${sector ? labelOf(sector) : words.noSector} – ${members.length}`,
  );
  const absent = groups.flatMap(({ sector, members }) =>
    sector && members.length === 0 ? [labelOf(sector)] : [],
  );
  return joined([
    `${words.sectors(total)}: ${counts.join(", ")}.`,
    absent.length > 0 && `${words.nobodyFrom}: ${absent.join(", ")}.`,
  ]);
}

/** The first few, and how many more. */
function list(names: readonly string[], language: Language, most = 5): string {
  const shown = names.slice(0, most).join(", ");
  const more = names.length - most;
  return more > 0 ? `${shown} ${sentences[language].more(more)}` : shown;
}

function joined(parts: readonly (string | false)[]): string {
  return parts.filter((part) => part !== false).join(" ");
}

const sentences = {
  pl: {
    influence: (count: number) =>
      `Macierz pokazuje ${count} ${count === 1 ? "interesariusza" : "interesariuszy"}`,
    noEngagement: "Mają wysoki wpływ, a nie zapisano, jak z nimi współpracować",
    allEngaged: "Dla każdego, kto ma wysoki wpływ, zapisano sposób współpracy.",
    noScores: "Poza macierzą, bo brakuje oceny od 1 do 5",
    risks: (count: number) =>
      `Macierz pokazuje ${count} ${form(count, "ryzyko", "ryzyka", "ryzyk")}`,
    needsPlan: "wymaga planu reakcji i właściciela",
    highest: "Od najwyższego poziomu",
    noPlan: "Nie mają planu reakcji albo właściciela",
    allPlanned: "Każde z nich ma plan reakcji i właściciela.",
    sectors: (count: number) =>
      `${count} ${form(count, "interesariusz", "interesariusze", "interesariuszy")} według sektorów`,
    noSector: "bez sektora",
    nobodyFrom: "Nie ma nikogo z sektora",
    more: (count: number) => `i jeszcze ${count}`,
    unnamed: "bez nazwy",
  },
  en: {
    influence: (count: number) =>
      `The matrix shows ${count} ${count === 1 ? "stakeholder" : "stakeholders"}`,
    noEngagement: "High influence, and no way of working together is recorded",
    allEngaged: "For everybody with high influence a way of working together is recorded.",
    noScores: "Outside the matrix, as a score from 1 to 5 is missing",
    risks: (count: number) => `The matrix shows ${count} ${count === 1 ? "risk" : "risks"}`,
    needsPlan: "needing a response plan and an owner",
    highest: "From the highest level on",
    noPlan: "Without a response plan or an owner",
    allPlanned: "Each of these has a response plan and an owner.",
    sectors: (count: number) =>
      `${count} ${count === 1 ? "stakeholder" : "stakeholders"} by sector`,
    noSector: "without a sector",
    nobodyFrom: "Nobody is from the sector",
    more: (count: number) => `and ${count} more`,
    unnamed: "unnamed",
  },
} as const;

/** 1 ryzyko, 2 ryzyka, 5 ryzyk, 12 ryzyk, 22 ryzyka. */
function form(count: number, one: string, few: string, many: string): string {
  if (count === 1) return one;
  const [tens, units] = [count % 100, count % 10];
  return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? few : many;
}
