/** What the composer of remarks gets of the kit. */
import "./kit.css";
export { KitTools } from "./kit-tools.tsx";
