/** What e-mails say that tell people of what happens in documents. What others wrote becomes one line within ours. */
import type { Language, NewsEvent } from "@brudnopis/schema";
import type { Mail, Mailbox } from "./mailer.ts";
import { oneLine } from "./one-line.ts";
import type { Somebody } from "./texts.ts";

/** One thing that happened. */
export interface Notice {
  readonly event: NewsEvent;
  readonly isForMe: boolean;
  readonly by?: Somebody;
  readonly guest?: string;
  /** Of the document. */
  readonly title: string;
  /** The first words of what was written; may be empty. */
  readonly excerpt: string;
  readonly link: string;
}

interface Envelope {
  readonly to: string;
  readonly language: Language;
  readonly replyTo: Mailbox | undefined;
  /** To the page that ends such mail, without signing in. */
  readonly unsubscribe: string;
  /** To the page on which it is said what comes how. */
  readonly settings: string;
}

export function noticeMail({ notice, ...envelope }: Envelope & { readonly notice: Notice }): Mail {
  const { language } = envelope;
  const what = sentenceOf(language, notice);
  const { open } = words[language];
  return letter(envelope, {
    subject: `${what}: ${oneLine(notice.title)}`,
    paragraphs: [
      `${what}.\n${documentLine(language, notice.title)}`,
      ...quoteOf(language, notice),
      `${open}\n${notice.link}`,
    ],
  });
}

interface Digest extends Envelope {
  readonly notices: readonly Notice[];
  /** For what there is no room here. */
  readonly left?: { readonly count: number; readonly inbox: string };
}

/** Several things, by document. */
export function digestMail({ notices, left, ...envelope }: Digest): Mail {
  const { language } = envelope;
  const byTitle = Map.groupBy(notices, ({ title }) => title);
  return letter(envelope, {
    subject: subjectOf(language, notices.length + (left?.count ?? 0), [...byTitle.keys()]),
    paragraphs: [
      words[language].several,
      ...Array.from(byTitle, ([title, about]) =>
        [
          documentLine(language, title),
          ...about.map((notice) =>
            [
              `• ${sentenceOf(language, notice)}`,
              ...quoteOf(language, notice).map((quote) => `  ${quote}`),
              `  ${notice.link}`,
            ].join("\n"),
          ),
        ].join("\n\n"),
      ),
      ...(left && left.count > 0 ? [`${leftIn[language](left.count)}\n${left.inbox}`] : []),
    ],
  });
}

function subjectOf(language: Language, count: number, titles: readonly string[]): string {
  const [title = ""] = titles;
  const where = titles.length === 1 ? `: ${oneLine(title)}` : "";
  return `${countIn[language](count)}${where}`;
}

const countIn = {
  pl: (count: number) => {
    const forms = { one: "powiadomienie", few: "powiadomienia", many: "powiadomień" };
    const rule = new Intl.PluralRules("pl").select(count);
    return `${count} ${rule === "one" || rule === "few" ? forms[rule] : forms.many}`;
  },
  en: (count: number) => `${count} ${count === 1 ? "notification" : "notifications"}`,
} as const satisfies Record<Language, unknown>;

const leftIn = {
  pl: (count: number) => `Pozostałe (${count}) są na stronie powiadomień:`,
  en: (count: number) => `The other ${count} are on the page of notifications:`,
} as const satisfies Record<Language, unknown>;

function letter(
  { to, language, replyTo, unsubscribe, settings }: Envelope,
  { subject, paragraphs }: { readonly subject: string; readonly paragraphs: readonly string[] },
): Mail {
  const { greeting, end, change, answered, unanswered } = words[language];
  const signature = [
    "Brudnopis",
    replyTo ? `${answered} ${oneLine(replyTo.name)}.` : unanswered,
    `${change} ${settings}`,
    `${end} ${unsubscribe}`,
  ].join("\n");
  const text = [greeting, ...paragraphs, signature].join("\n\n") + "\n";
  return { to, language, subject, text, unsubscribe, ...(replyTo ? { replyTo } : {}) };
}

const words = {
  pl: {
    greeting: "Dzień dobry,",
    several: "od ostatniej wiadomości:",
    open: "Aby zobaczyć to w dokumencie, proszę otworzyć ten link:",
    document: "Dokument:",
    answered: "Odpowiedź na tę wiadomość dostanie:",
    unanswered: "Tę wiadomość wysłał program; odpowiedzi na nią nikt nie przeczyta.",
    change: "Które wiadomości przychodzą i kiedy, można ustawić tutaj:",
    end: "Rezygnacja z takich wiadomości, bez logowania:",
  },
  en: {
    greeting: "Hello,",
    several: "since the last message:",
    open: "To see it in the document, please open this link:",
    document: "Document:",
    answered: "A reply to this message goes to:",
    unanswered: "This message was sent by a program; nobody reads replies to it.",
    change: "You choose which messages come and when here:",
    end: "To stop such messages, without signing in:",
  },
} as const satisfies Record<Language, object>;

function documentLine(language: Language, title: string): string {
  const name = oneLine(title);
  return `${words[language].document} ${language === "pl" ? `„${name}”` : `“${name}”`}`;
}

function quoteOf(language: Language, { excerpt }: Notice): string[] {
  // Longer than a line of ours, so only what is invisible is taken out.
  const text = excerpt.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  if (text === "") return [];
  return [language === "pl" ? `„${text}”` : `“${text}”`];
}

function sentenceOf(language: Language, { event, isForMe, by, guest }: Notice): string {
  const sentence = sentences[language][event];
  const who = by ? `${oneLine(by.name)} (${oneLine(by.organisation)})` : oneLine(guest ?? "");
  if (who === "") return impersonal[language][event];
  const whose = isForMe ? yours[language] : anybodys[language];
  return sentence.replace("{whose}", whose).replace("{who}", () => who);
}

/** Whose suggestion it is that was decided about. */
const yours = { pl: "Państwa ", en: "your " } as const satisfies Record<Language, string>;
const anybodys = { pl: "", en: "a " } as const satisfies Record<Language, string>;

const sentences = {
  pl: {
    mention: "{who} wymienia Państwa w uwadze",
    reply: "{who} odpowiada w wątku",
    assigned: "{who} powierza Państwu uwagę",
    thread: "{who} dodaje uwagę",
    addressed: "{who} odnosi się do uwagi",
    confirmed: "{who} potwierdza, że uwaga jest załatwiona",
    reopened: "{who} otwiera uwagę ponownie",
    suggestion: "{who} sugeruje zmianę",
    decided: "{who} rozstrzyga {whose}sugestię",
    "round-sent": "{who} przesyła dokument do recenzji",
    "round-due": "{who} przypomina o terminie recenzji",
    "round-returned": "{who} oddaje recenzję",
    "round-answered": "{who} odpowiada na uwagi z rundy recenzji",
    "round-closed": "{who} zamyka rundę recenzji",
    answered: "{who} odpowiada na pytanie",
  },
  en: {
    mention: "{who} mentions you in a remark",
    reply: "{who} replies in a thread",
    assigned: "{who} gives you a remark to deal with",
    thread: "{who} adds a remark",
    addressed: "{who} answers a remark",
    confirmed: "{who} confirms that a remark is dealt with",
    reopened: "{who} reopens a remark",
    suggestion: "{who} suggests a change",
    decided: "{who} decides about {whose}suggestion",
    "round-sent": "{who} sends the document for review",
    "round-due": "{who} reminds of the review's due date",
    "round-returned": "{who} hands a review back",
    "round-answered": "{who} answers the remarks of a review round",
    "round-closed": "{who} closes a review round",
    answered: "{who} answers a question",
  },
} as const satisfies Record<Language, Record<NewsEvent, string>>;

/** Where nobody did it, or nobody knows who. */
const impersonal = {
  pl: {
    mention: "Ktoś wymienia Państwa w uwadze",
    reply: "Nowa odpowiedź w wątku",
    assigned: "Powierzono Państwu uwagę",
    thread: "Nowa uwaga",
    addressed: "Odpowiedź na uwagę",
    confirmed: "Uwaga jest załatwiona",
    reopened: "Uwaga jest znów otwarta",
    suggestion: "Nowa sugestia zmiany",
    decided: "Sugestia jest rozstrzygnięta",
    "round-sent": "Dokument jest do recenzji",
    "round-due": "Zbliża się termin recenzji",
    "round-returned": "Recenzja jest oddana",
    "round-answered": "Miasto odpowiedziało na uwagi",
    "round-closed": "Runda recenzji jest zamknięta",
    answered: "Odpowiedź na pytanie",
  },
  en: {
    mention: "Somebody mentions you in a remark",
    reply: "A new reply in a thread",
    assigned: "A remark was given to you",
    thread: "A new remark",
    addressed: "A remark was answered",
    confirmed: "A remark is dealt with",
    reopened: "A remark is open again",
    suggestion: "A change is suggested",
    decided: "A suggestion was decided about",
    "round-sent": "A document is there for review",
    "round-due": "A review is due soon",
    "round-returned": "A review was handed back",
    "round-answered": "The city answered the remarks",
    "round-closed": "A review round is closed",
    answered: "A question was answered",
  },
} as const satisfies Record<Language, Record<NewsEvent, string>>;
