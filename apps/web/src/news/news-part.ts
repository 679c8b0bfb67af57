/** What of the news comes after the page can be read and written in. */
import "../history/diff.css";
import "./news.css";
export { NewsCentre } from "./news-centre.tsx";
export { OutlineNews } from "./outline-news.tsx";
export { SectionBadge } from "./section-badge.tsx";
