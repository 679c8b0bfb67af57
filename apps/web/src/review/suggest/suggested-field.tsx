import { SuggestedText } from "./suggested-text.tsx";
import { SuggestedValue } from "./suggested-value.tsx";
import type { SuggestibleProps } from "./suggest.tsx";

/** A field in which somebody may suggest something: as it is, and once they begin with what it should become. */
export function SuggestedField(props: SuggestibleProps) {
  const { field, children } = props;
  // What is worked out follows from what can be suggested.
  if (field.type === "product") return children;
  return field.type === "line" || field.type === "rich" ? (
    <SuggestedText {...props} />
  ) : (
    <SuggestedValue {...props} />
  );
}
