/** The faces of the print layouts, from the packages that carry them. Open licence (OFL). */
import { fileURLToPath } from "node:url";

const faces = [
  "lato/400Regular/Lato_400Regular.ttf",
  "lato/400Regular_Italic/Lato_400Regular_Italic.ttf",
  "lato/700Bold/Lato_700Bold.ttf",
  "lato/700Bold_Italic/Lato_700Bold_Italic.ttf",
  "lato/900Black/Lato_900Black.ttf",
  "source-serif-4/400Regular/SourceSerif4_400Regular.ttf",
  "source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf",
  "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  "source-serif-4/600SemiBold_Italic/SourceSerif4_600SemiBold_Italic.ttf",
] as const;

/** Paths of the font files, for `createPdfWriter`. */
export function printFontPaths(): string[] {
  return faces.map((face) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/${face}`)));
}
