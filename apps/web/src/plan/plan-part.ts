/** What of the plan comes after the first page. */
export { OutlineFilter } from "./outline-filter.tsx";
export { OutlineFacts } from "./outline-facts.tsx";
export { PlanFeed } from "./plan-feed.tsx";
export { SectionFacts } from "./section-facts.tsx";
