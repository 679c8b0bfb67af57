/**
 * The collections and fields of the MID that rules know by name. A template without one of them has no findings of the
 * rules that need it.
 */
export const mid = {
  localGovernments: { key: "local-governments", teryt: "teryt", kind: "kind" },
  participants: { key: "participants", stakeholder: "stakeholder" },
  keyData: { key: "key-data", source: "source", origin: "origin" },
  causes: { key: "causes", under: "under" },
  effects: { key: "effects" },
  goals: { key: "goals" },
  indicators: {
    key: "indicators",
    goal: "goal",
    type: "type",
    unit: "unit",
    baseline: "baseline",
    baseYear: "base-year",
    target: "target",
    targetYear: "target-year",
    direction: "direction",
    source: "source",
    origin: "origin",
  },
  actions: {
    key: "actions",
    goals: "goals",
    causes: "causes",
    owner: "owner",
    start: "start",
    end: "end",
    dependsOn: "depends-on",
    cost: "cost",
  },
  stages: { key: "action-stages", action: "action", start: "start", end: "end" },
  fundingLines: {
    key: "funding-lines",
    action: "action",
    source: "source",
    form: "form",
    amount: "amount",
    year: "year",
  },
  fundingSources: {
    key: "funding-sources",
    operator: "operator",
    form: "form",
    opens: "opens",
    closes: "closes",
    maxShare: "max-share",
  },
  outputs: { key: "outputs", indicator: "indicator", unit: "unit" },
  contributions: {
    key: "contributions",
    indicator: "indicator",
    change: "change",
    unit: "unit",
  },
  milestones: { key: "milestones", date: "date", actions: "actions" },
  stakeholders: {
    key: "stakeholders",
    name: "name",
    aliases: "aliases",
    influence: "influence",
    /** Any one of them says how you work together. */
    cooperation: ["engagement", "participation", "cooperation"],
  },
  risks: { key: "risks", level: "level", plan: "response-plan", owner: "owner" },
  smallTests: { key: "small-tests", start: "start", end: "end" },
  attachments: { key: "attachments", kind: "kind", alt: "alt" },
  sources: { key: "sources" },
  linkedDocuments: { key: "linked-documents" },
  glossary: { key: "glossary", name: "name" },
  readingNote: "identification.reading-note",
  question: "challenge.question",
  /** Texts in which every paragraph with a figure says where it comes from. */
  sourcedTexts: ["challenge.why-now", "challenge.diagnosis"],
  centralProblem: "problem-tree.central-problem",
  budgetImpact: "funding.budget-impact",
} as const;

/** From here on, influence is high, as the guidance of the template says. */
export const highInfluence = 4;
/** From here on, a risk needs a plan and an owner. */
export const highRisk = 12;

/** Required fields whose absence has a rule of its own. */
export const requiredElsewhere: ReadonlySet<string> = new Set([
  `${mid.actions.key}.${mid.actions.goals}`,
]);

/** Fields, wherever they are, that hold marks, addresses and acts rather than prose. */
export const notProse: ReadonlySet<string> = new Set([
  "adoption-number",
  "case-number",
  "link",
  "number",
  "regulation",
  "teryt",
  "unit",
  "version",
]);

/** Names of publications stand as they were published, whatever they call things. */
export const quotedTitles: ReadonlySet<string> = new Set(["linked-documents.name", "sources.name"]);
