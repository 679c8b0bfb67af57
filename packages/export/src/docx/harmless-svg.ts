import { localName, readXml } from "./read-xml.ts";

const inside = /^\s*(#|data:image\/(png|jpeg|gif);base64,)/i;
const runs = new Set(["script", "foreignObject", "handler", "iframe"]);

/** Whether a drawing runs nothing and asks for nothing that lies elsewhere, whatever program draws it. */
export function isHarmlessSvg(xml: string): boolean {
  let isHarmless = true;
  const isFine = readXml(xml, {
    onElement: ({ name, attributes }) => {
      if (runs.has(localName(name))) isHarmless = false;
      for (const [key, value] of Object.entries(attributes)) {
        const local = localName(key);
        if (key.startsWith("xmlns")) continue;
        if (/^on/i.test(local) || (/^(href|src)$/i.test(local) && !inside.test(value)))
          isHarmless = false;
        if (asksInStyle(value)) isHarmless = false;
      }
    },
    onText: (text, around) => {
      if (localName(around.at(-1) ?? "") === "style" && asksInStyle(text)) isHarmless = false;
    },
  });
  return isFine && isHarmless;
}

/** An address that is none of the drawing's own parts; a backslash may hide one. */
function asksInStyle(style: string): boolean {
  return (
    /@import|\\/i.test(style) || /url\(\s*["']?(?!\s*(#|data:image\/(png|jpeg|gif)))/i.test(style)
  );
}
