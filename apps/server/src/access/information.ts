/**
 * What people are told about their personal data. An installation that has not written a text of its own shows ours,
 * with gaps in words where only its administrator knows what to say.
 */
import { Information, type Language } from "@brudnopis/schema";
import type { Driver } from "../store/driver.ts";
import { findSetting, putSetting } from "../store/settings.ts";
import type { Audit } from "./audit.ts";
import type { Caller } from "./access.ts";

const setting = "information";

export async function readInformation(driver: Driver, auditDays: number): Promise<Information> {
  const own = await ownInformation(driver);
  const usual = usualInformation(auditDays);
  return { pl: own.pl || usual.pl, en: own.en || usual.en };
}

/** A language whose text is empty, or is ours, shows ours: then it keeps up with the settings. */
export async function changeInformation(
  driver: Driver,
  audit: Audit,
  caller: Caller,
  { information, auditDays }: { readonly information: Information; readonly auditDays: number },
): Promise<Information> {
  const usual = usualInformation(auditDays);
  const own = (language: Language) =>
    information[language] === usual[language] ? "" : information[language];
  await driver.write([
    putSetting(setting, JSON.stringify({ pl: own("pl"), en: own("en") })),
    audit.entry(caller, "information-changed"),
  ]);
  return readInformation(driver, auditDays);
}

async function ownInformation(driver: Driver): Promise<Information> {
  const stored = await findSetting(driver, setting);
  return stored === undefined ? { pl: "", en: "" } : Information.parse(JSON.parse(stored));
}

function usualInformation(auditDays: number): Information {
  return { pl: polish(auditDays), en: english(auditDays) };
}

function polish(auditDays: number): string {
  return paragraphs(
    `Kto jest administratorem danych. [Do uzupełnienia: pełna nazwa i adres urzędu albo instytucji, która prowadzi tę
    instalację, oraz adres e-mail i numer telefonu do kontaktu.]`,
    `Inspektor ochrony danych. [Do uzupełnienia: imię i nazwisko oraz adres e-mail inspektora ochrony danych.] Do
    inspektora można napisać w każdej sprawie, która dotyczy danych osobowych.`,
    `Po co przetwarzamy dane. Żeby wiele osób mogło wspólnie pisać Miejskie Inicjatywy Działania: żeby było wiadomo, kto ma
    dostęp do dokumentu i kto co w nim napisał, i żeby nikt niepowołany nie dostał się do środka.`,
    `Na jakiej podstawie. Art. 6 ust. 1 lit. e RODO: przetwarzanie jest niezbędne do wykonania zadania realizowanego w
    interesie publicznym. [Do uzupełnienia, jeśli trzeba: przepis albo porozumienie, z którego to zadanie wynika.]`,
    `Jakie dane. Imię i nazwisko, służbowy adres e-mail, organizacja, role, hasło w postaci skrótu, którego nie da się
    odczytać, czas zmian w dokumentach, a przy logowaniu także adres sieciowy i nazwa przeglądarki.`,
    `Kto je widzi. Osoby, które mają dostęp do tych samych dokumentów, widzą imię i nazwisko oraz organizację; osoby, które
    prowadzą organizację, sieć albo instalację, widzą także adres e-mail i role. Danych nie sprzedajemy i nie przekazujemy
    poza Europejski Obszar Gospodarczy. [Do uzupełnienia: podmioty, którym dane powierzono, na przykład dostawca serwera.]`,
    `Jak długo. Konto – do czasu jego usunięcia. Dziennik zdarzeń (logowania, zmiany uprawnień, eksporty) – ${auditDays} dni,
    a potem zdarzenia są usuwane. Dokumenty i ich historia zostają, bo są dokumentacją zadania publicznego; po usunięciu
    konta zamiast imienia i nazwiska stoi w nich „Usunięte konto”.`,
    `Twoje prawa. Masz prawo dostępu do swoich danych, ich sprostowania, usunięcia albo ograniczenia przetwarzania oraz prawo
    wniesienia sprzeciwu. Swoje dane pobierzesz jednym przyciskiem na stronie „Moje konto”; w pozostałych sprawach napisz do
    administratora danych. Masz też prawo wnieść skargę do Prezesa Urzędu Ochrony Danych Osobowych.`,
    `Pliki cookie. Używamy tylko tych, które są niezbędne do zalogowania: jeden pamięta, że trwa Twoja sesja,
    drugi – przez rok – że to przeglądarka, w której już się logujesz, a dwa inne powstają na kilka minut podczas samego
    logowania. Nie ma tu plików cookie do statystyk ani reklam.`,
    `Podanie danych jest dobrowolne, ale bez nich nie da się założyć konta. Nie podejmujemy na ich podstawie decyzji w sposób
    zautomatyzowany i nikogo nie profilujemy.`,
  );
}

function english(auditDays: number): string {
  return paragraphs(
    `Who is responsible for the data. [To be filled in: the full name and address of the office or institution that runs
    this installation, with an e-mail address and a telephone number.]`,
    `Data protection officer. [To be filled in: the name and e-mail address of the data protection officer.] You can write
    to the officer about anything that concerns personal data.`,
    `What the data is for. So that many people can write Municipal Action Plans together: so that it is known who has access
    to a document and who wrote what in it, and so that nobody gets in who does not belong there.`,
    `On which legal basis. Article 6(1)(e) GDPR: processing is necessary for a task carried out in the public interest. [To
    be filled in where needed: the law or agreement that the task follows from.]`,
    `Which data. Name, work e-mail address, organisation, roles, the password in a form that cannot be read back, the times
    of changes in documents, and for signing in also the network address and the name of the browser.`,
    `Who sees it. People with access to the same documents see your name and organisation; those who run an organisation, a
    network or the installation also see the e-mail address and roles. We do not sell data or pass it outside the European
    Economic Area. [To be filled in: those who process data for us, such as the provider of the server.]`,
    `For how long. An account until it is erased. The audit log (signing in, changes of rights, exports) for ${auditDays}
    days, after which events are removed. Documents and their history stay, since they record a public task; where an
    account was erased they say “Usunięte konto” (erased account) in place of the name.`,
    `Your rights. You have the right to access your data, to have it corrected, erased or its processing restricted, and to
    object. You can download your data with one button on the page “My account”; about everything else, write to whoever is
    responsible for the data. You may also complain to the President of the Personal Data Protection Office (UODO).`,
    `Cookies. Only those that signing in needs: one remembers that you are signed in, one remembers for a year that this is a
    browser in which you have signed in, and two others exist for a few minutes while you sign in. There are no
    cookies for statistics or advertising.`,
    `Giving the data is voluntary, but there can be no account without it. No automated decisions are made with it, and
    nobody is profiled.`,
  );
}

/** Lines of the source are joined: where they end on a page is the page's business. */
function paragraphs(...texts: readonly string[]): string {
  return texts.map((text) => text.replace(/\s*\n\s*/g, " ")).join("\n\n");
}
