/** What of review comes after the page can be read and written in. */
import "../margin/margin.css";
import "./review.css";
export { OutlineRemarks } from "./margin/outline-remarks.tsx";
export { PlaceMark } from "./margin/place-mark.tsx";
export { RemarkTool } from "./compose/remark-tool.tsx";
export { ReviewCentre } from "./review-centre.tsx";
export { ReviewMargin } from "./margin/review-margin.tsx";
export { SectionCount } from "./margin/section-count.tsx";
