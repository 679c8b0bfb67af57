/** What comes with the code of notifications. */
export { BellButton, BellLink } from "./bell.tsx";
export { SettingsPanel } from "./settings-panel.tsx";
export { WatchPanel } from "./watch-panel.tsx";
