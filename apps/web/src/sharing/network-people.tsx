import { startTransition, useId, useOptimistic } from "react";
import { useTranslation } from "react-i18next";
import { peopleByPlace } from "./abilities.ts";
import { ElsewhereHint } from "./elsewhere-hint.tsx";
import { InheritedPerson } from "./inherited-person.tsx";
import { Section } from "./section.tsx";
import { sharingApi } from "./sharing-api.ts";
import { useSharing } from "./sharing-context.ts";

/** Those who have access through the document's network, and whether its observers do. */
export function NetworkPeople() {
  const { t } = useTranslation("sharing");
  const { sharing } = useSharing();
  const { network, mayShare } = sharing;
  const people = peopleByPlace(sharing).network;
  if (!network) return null;
  const { id, name } = network;
  return (
    <Section id="sharing-network" title={t("network.title", { name })}>
      {mayShare ? <ObserversSwitch /> : <ObserversNow />}
      {people.length === 0 && <p className="form-hint">{t("network.nobody")}</p>}
      <ul className="sharing-list">
        {people.map((sharer) => (
          <InheritedPerson key={sharer.personId} sharer={sharer} heading={name} />
        ))}
      </ul>
      <ElsewhereHint kind="network" id={id} name={name} />
    </Section>
  );
}

function ObserversNow() {
  const { t } = useTranslation("sharing");
  const { isSharedWithNetwork } = useSharing().sharing;
  return (
    <p className="form-hint">{isSharedWithNetwork ? t("network.shown") : t("network.hidden")}</p>
  );
}

function ObserversSwitch() {
  const { t } = useTranslation("sharing");
  const { documentId, sharing, change, isBusy } = useSharing();
  const id = useId();
  const [isOn, showOn] = useOptimistic(sharing.isSharedWithNetwork);
  const toggle = (isShown: boolean) =>
    startTransition(async () => {
      showOn(isShown);
      await change({
        run: () => sharingApi.showToNetwork(documentId, isShown),
        done: isShown ? t("network.shown") : t("network.hidden"),
      });
    });
  return (
    <div className="sharing-switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-describedby={`${id}-hint`}
        aria-checked={isOn}
        checked={isOn}
        aria-disabled={isBusy}
        onChange={(event) => toggle(event.target.checked)}
      />
      <label htmlFor={id}>{t("network.switch")}</label>
      <p className="form-hint" id={`${id}-hint`}>
        {t("network.switchHint")}
      </p>
    </div>
  );
}

/** Those who can open every document of the installation. */
export function Administrators() {
  const { t } = useTranslation("sharing");
  const people = peopleByPlace(useSharing().sharing).administrators;
  if (people.length === 0) return null;
  return (
    <Section id="sharing-administrators" title={t("administrators.title")}>
      <p className="form-hint">{t("administrators.hint")}</p>
      <ul className="sharing-list">
        {people.map((sharer) => (
          <InheritedPerson key={sharer.personId} sharer={sharer} />
        ))}
      </ul>
    </Section>
  );
}
