/** What the funding view says, in both languages. */
import type { Language } from "@brudnopis/schema";

export const fundingWords = {
  pl: {
    source: "Źródło",
    total: "Razem",
    share: "Udział",
    withoutYear: "bez roku",
    missing: "Brakuje",
    cost: "Koszt działań",
    unassigned: "bez wskazania źródła",
    untitled: "bez nazwy",
    otherSources: { one: "inne źródło", few: "inne źródła", many: "innych źródeł" },
    sources: { one: "źródło", few: "źródła", many: "źródeł" },
    millions: "mln zł",
    thousands: "tys. zł",
    zloty: "zł",
    code: "Kod",
    action: "Działanie",
    actionCost: "Koszt (zł)",
    funded: "Finansowanie (zł)",
    difference: "Różnica (zł)",
    actionsCaption: "Koszt i finansowanie działań",
    noCost: "brak kosztu",
    lacks: (amount: string) => `brakuje ${amount}`,
    exceeds: (amount: string) => `nadwyżka ${amount}`,
    agrees: "zgadza się",
    picture: (years: string, sources: string, total: string) =>
      `Wykres słupkowy pokazuje finansowanie ${years}: ${sources}, razem ${total}.`,
    inYears: (first: number, last: number) =>
      first === last ? `w ${first} r.` : `w latach ${first}–${last}`,
    noYears: "bez podanych lat",
    highest: (year: number, amount: string) => `Najwięcej przypada na ${year} r.: ${amount}.`,
    largest: (name: string, amount: string, share: string) =>
      `Największe źródło to ${name}: ${amount} (${share}).`,
    covered: "Finansowanie jest równe kosztowi każdego działania.",
    lackingTotal: (amount: string, actions: string) =>
      `Brakuje ${amount}. Finansowanie jest niższe od kosztu w działaniach: ${actions}.`,
    surplusTotal: (amount: string, actions: string) =>
      `Nadwyżka wynosi ${amount}. Finansowanie jest wyższe od kosztu w działaniach: ${actions}.`,
    withoutCost: (actions: string) => `Kosztu nie podano w działaniach: ${actions}.`,
    statuses: {
      certain: "pewne",
      applied: "wnioskowane",
      planned: "planowane",
      unstated: "bez statusu",
    },
    byStatus: (sums: string) => `Według statusu: ${sums}.`,
    allSpread: "Pozycje nie mają podanego roku, więc kwoty rozłożono równo na miesiące działań.",
    someSpread:
      "Gwiazdka oznacza kwoty z pozycji bez podanego roku, rozłożone równo na miesiące działań.",
    unplaced: (amount: string) =>
      `${amount} nie ma roku, bo działanie nie ma dat albo daty są nieprawidłowe.`,
    unread: (count: number) => `Pozycje bez czytelnej kwoty, których nie policzono: ${count}.`,
    rounding: "Udziały nie sumują się dokładnie do 100% z powodu zaokrągleń.",
  },
  en: {
    source: "Source",
    total: "Total",
    share: "Share",
    withoutYear: "no year",
    missing: "Missing",
    cost: "Cost of the actions",
    unassigned: "no source stated",
    untitled: "unnamed",
    otherSources: { one: "other source", few: "other sources", many: "other sources" },
    sources: { one: "source", few: "sources", many: "sources" },
    millions: "PLN million",
    thousands: "PLN thousand",
    zloty: "PLN",
    code: "Code",
    action: "Action",
    actionCost: "Cost (PLN)",
    funded: "Funding (PLN)",
    difference: "Difference (PLN)",
    actionsCaption: "Cost and funding of the actions",
    noCost: "no cost",
    lacks: (amount: string) => `${amount} missing`,
    exceeds: (amount: string) => `${amount} too much`,
    agrees: "matches",
    picture: (years: string, sources: string, total: string) =>
      `The bar chart shows funding ${years}: ${sources}, ${total} in total.`,
    inYears: (first: number, last: number) =>
      first === last ? `in ${first}` : `from ${first} to ${last}`,
    noYears: "without years",
    highest: (year: number, amount: string) => `The highest year is ${year}: ${amount}.`,
    largest: (name: string, amount: string, share: string) =>
      `The largest source is ${name}: ${amount} (${share}).`,
    covered: "Funding equals the cost of every action.",
    lackingTotal: (amount: string, actions: string) =>
      `${amount} is missing. Funding is below the cost of: ${actions}.`,
    surplusTotal: (amount: string, actions: string) =>
      `There is a surplus of ${amount}. Funding is above the cost of: ${actions}.`,
    withoutCost: (actions: string) => `No cost is given for: ${actions}.`,
    statuses: {
      certain: "certain",
      applied: "applied for",
      planned: "planned",
      unstated: "no status",
    },
    byStatus: (sums: string) => `By status: ${sums}.`,
    allSpread:
      "The lines name no year, so their amounts are spread evenly over the months of the actions.",
    someSpread:
      "An asterisk marks amounts of lines that name no year, spread evenly over the months of the actions.",
    unplaced: (amount: string) =>
      `${amount} has no year, because the action has no dates or they cannot be right.`,
    unread: (count: number) => `Lines without a readable amount, which are not counted: ${count}.`,
    rounding: "Shares do not add up to exactly 100% because of rounding.",
  },
} satisfies Record<Language, object>;

export type FundingWords = (typeof fundingWords)[Language];
