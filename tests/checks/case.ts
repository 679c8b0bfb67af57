import type { CheckContext, Fix, RuleKey } from "@brudnopis/document";
import type { Edit } from "./clean-mid.ts";

/** For a rule an edit that makes exactly this fault, and one as like it as can be that makes none. */
export interface Case {
  readonly rule: RuleKey;
  readonly fault: string;
  readonly spoil: Edit;
  readonly place: string;
  /** Spaces that do not break are written as spaces. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** Of a finding that can be mended at once. */
  readonly fix?: Fix;
  readonly fine: string;
  readonly keep: Edit;
  readonly context?: Partial<CheckContext>;
}
