/** What of rounds comes after the document can be read and written in. */
import "./rounds.css";
export { RoundLine } from "./round-line.tsx";
