/** What of the table of remarks comes when somebody sees a list of remarks. */
import "./table.css";
export { TableTool } from "./table-tool.tsx";
