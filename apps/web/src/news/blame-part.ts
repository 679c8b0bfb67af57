/** What comes when somebody asks who wrote a text. */
import "./news.css";
export { BlameDialog } from "./blame-dialog.tsx";
