/** Within one's account: what comes by e-mail, and what one watches. */
import { useTranslation } from "react-i18next";
import { LazyPart } from "../ui/lazy-part.tsx";
import { loadNotifications } from "./load-notifications.ts";

export function NotificationPanels() {
  const { i18n } = useTranslation();
  const settings = async () => (await loadNotifications(i18n)).SettingsPanel;
  const watches = async () => (await loadNotifications(i18n)).WatchPanel;
  return (
    <>
      <LazyPart load={settings} props={{}} onClose={() => undefined} />
      <LazyPart load={watches} props={{}} onClose={() => undefined} />
    </>
  );
}
