/** What of moving between versions of a template comes after the first page. */
export { KeptTexts } from "./kept-texts.tsx";
export { MoveNotice } from "./move-notice.tsx";
