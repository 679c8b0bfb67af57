/** The editor of drafts. It brings what the document's own editor brings, so it comes when the first draft is begun. */
export { DraftEditor } from "./draft-editor.tsx";
