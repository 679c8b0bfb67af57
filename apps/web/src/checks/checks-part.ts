/** What of the document check comes after the page can be read and written in. */
import "../margin/margin.css";
import "./checks.css";
export { CheckButton } from "./check-button.tsx";
export { CheckMargin } from "./check-margin.tsx";
export { CheckRunner } from "./check-runner.tsx";
export { HandingOver } from "./handing-over.tsx";
export { Mark } from "./mark.tsx";
export { OutlineSummary } from "./outline-summary.tsx";
export { SectionCount } from "./section-count.tsx";
