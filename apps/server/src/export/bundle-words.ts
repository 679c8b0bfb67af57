/** What files that are handed over together are called, and what is said about them. */
import type { Language } from "@brudnopis/schema";

export interface BundleWords {
  /** Between the document's name and the ending of the whole. */
  readonly whole: string;
  readonly revisions: string;
  readonly sums: string;
  readonly readme: string;
  intro(day: string): string;
  /** What a file is for, by its name. */
  about(name: string): string;
  readonly after: string;
}

export const bundleWords: Readonly<Record<Language, BundleWords>> = {
  pl: {
    whole: "pakiet",
    revisions: "lista wersji",
    sums: "sumy-kontrolne",
    readme: "CZYTAJ",
    intro: (day) =>
      `Pakiet z dokumentem, przygotowany ${day}. Pliki z dokumentem pokazują ten sam stan dokumentu.`,
    about: (name) => {
      if (name.includes("PDF-A")) return "do archiwum (PDF/A-2a), treść jak w zwykłym PDF";
      if (name.endsWith(".pdf")) return "do czytania, druku i podpisu; dostępny cyfrowo (PDF/UA-1)";
      if (name.endsWith(".docx")) return "do dalszej pracy w Wordzie";
      if (name.endsWith(".json"))
        return "cała treść dla programów; Brudnopis wczyta z niej dokument";
      if (name.startsWith("lista wersji")) return "zachowane wersje dokumentu";
      if (name.includes("tabela uwag")) return "uwagi do dokumentu i odpowiedzi na nie";
      return "tabele dokumentu do obliczeń";
    },
    after:
      "Plik sumy-kontrolne.txt ma skróty SHA-256 plików. Po nich można sprawdzić, że nikt pliku nie zmienił " +
      "(w Windows: certutil -hashfile nazwa SHA256, w Linuksie: sha256sum --check sumy-kontrolne.txt).",
  },
  en: {
    whole: "bundle",
    revisions: "list of revisions",
    sums: "checksums",
    readme: "README",
    intro: (day) =>
      `A bundle with the document, made on ${day}. The files of the document show the same state of it.`,
    about: (name) => {
      if (name.includes("PDF-A")) return "for the archive (PDF/A-2a), the same text as the PDF";
      if (name.endsWith(".pdf")) return "to read, print and sign; accessible (PDF/UA-1)";
      if (name.endsWith(".docx")) return "to go on working in Word";
      if (name.endsWith(".json"))
        return "everything, for programs; Brudnopis can read the document from it";
      if (name.startsWith("list of revisions")) return "the kept revisions of the document";
      if (name.includes("table of remarks")) return "remarks on the document, with the answers";
      return "the tables of the document, to calculate with";
    },
    after:
      "The file checksums.txt has the SHA-256 sums of the files. They tell whether anybody has changed one " +
      "(on Windows: certutil -hashfile name SHA256, on Linux: sha256sum --check checksums.txt).",
  },
};
