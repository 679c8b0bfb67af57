/** What makes an editor a single line: Enter does nothing, and what is pasted loses its line breaks. */
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

export function oneLine(): Extension {
  return Extension.create({
    name: "oneLine",
    priority: 1500,
    addKeyboardShortcuts: () => ({
      Enter: () => true,
      "Shift-Enter": () => true,
      "Mod-Enter": () => true,
    }),
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handlePaste: (view, event) => {
            const text = event.clipboardData?.getData("text/plain");
            if (text === undefined || text === "") return true;
            view.dispatch(view.state.tr.insertText(toLine(text)).scrollIntoView());
            return true;
          },
          handleDrop: () => true,
        },
      }),
    ],
  });
}

export function toLine(text: string): string {
  return text.replace(/\s*[\r\n\t]+\s*/g, " ").trim();
}
