/** Kinds of organisations and who heads them: plain data, which pages use without bringing zod to the browser. */
export const organisationKinds = [
  "urban-municipality",
  "urban-rural-municipality",
  "rural-municipality",
  "city-with-county-rights",
  "county",
  "voivodeship",
  "inter-municipal-union",
  "metropolitan-union",
  "inter-municipal-agreement",
  "local-government-association",
  "functional-area",
  "municipal-company",
  "budgetary-establishment",
  "budgetary-unit",
  "ministry",
  "international-organisation",
  "other",
] as const;

/** Who heads an organisation, in the masculine form that statutes use. */
export const executives = [
  "prezydent",
  "burmistrz",
  "wójt",
  "starosta",
  "marszałek",
  "przewodniczący",
  "prezes",
  "dyrektor",
  "minister",
] as const;

/** By statute or habit; a city below a hundred thousand people may still have a president, so each can be changed. */
export const usualExecutive = {
  "urban-municipality": "burmistrz",
  "urban-rural-municipality": "burmistrz",
  "rural-municipality": "wójt",
  "city-with-county-rights": "prezydent",
  county: "starosta",
  voivodeship: "marszałek",
  "inter-municipal-union": "przewodniczący",
  "metropolitan-union": "przewodniczący",
  "inter-municipal-agreement": "przewodniczący",
  "local-government-association": "prezes",
  "functional-area": "przewodniczący",
  "municipal-company": "prezes",
  "budgetary-establishment": "dyrektor",
  "budgetary-unit": "dyrektor",
  ministry: "minister",
  "international-organisation": "dyrektor",
  other: "dyrektor",
} as const satisfies Record<(typeof organisationKinds)[number], (typeof executives)[number]>;
