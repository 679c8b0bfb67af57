/** What of questions and answers comes after the first page. */
export { AnswersNotice } from "./answers-notice.tsx";
export { AnswersPanel } from "./answers-panel.tsx";
export { AskDialog } from "./ask-dialog.tsx";
