/**
 * Tables to type in. The schema allows cells that hold nothing, because two people may empty one at the same time, so
 * ProseMirror makes new ones that way, and a caret has nowhere to stand in them.
 */
import { Extension } from "@tiptap/core";
import type { Node, NodeType, Schema } from "@tiptap/pm/model";
import { type EditorState, Plugin, Selection, Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";

declare module "@tiptap/core" {
  interface Commands<ReturnType> {
    tableCells: {
      /** A heading row and two more, of three cells each, with the caret in the first. */
      insertFilledTable: () => ReturnType;
    };
  }
}

function emptyTable({ nodes }: Schema): Node | undefined {
  const { table, tableRow, tableHeader, tableCell, paragraph } = nodes;
  if (!table || !tableRow || !tableHeader || !tableCell || !paragraph) return undefined;
  const row = (cell: NodeType) =>
    tableRow.create(
      null,
      [1, 2, 3].map(() => cell.create(null, paragraph.create())),
    );
  return table.create(null, [row(tableHeader), row(tableCell), row(tableCell)]);
}

/** Fills the cells that a new row or column brings; Tab in the last cell makes a row and goes there. */
export function tableCells(): Extension {
  return Extension.create({
    name: "tableCells",
    // Before the table's own Tab, and after the list's.
    priority: 110,
    addCommands: () => ({
      insertFilledTable:
        () =>
        ({ tr, state }) => {
          const table = emptyTable(state.schema);
          if (!table) return false;
          const { from } = tr.selection;
          tr.replaceSelectionWith(table);
          tr.setSelection(Selection.near(tr.doc.resolve(from + 1))).scrollIntoView();
          return true;
        },
    }),
    addKeyboardShortcuts() {
      return {
        Tab: () => {
          if (!this.editor.isActive("table")) return false;
          // Each command is a transaction of its own, so that the new row is filled before the caret goes there.
          const goOn = () => this.editor.commands.goToNextCell();
          return goOn() || (this.editor.commands.addRowAfter() && goOn());
        },
      };
    },
    addProseMirrorPlugins: () => [
      new Plugin({
        appendTransaction: (transactions, _before, state) =>
          transactions.some(({ docChanged }) => docChanged) && !transactions.some(isShared)
            ? fillCells(state)
            : null,
      }),
    ],
  });
}

/** What came from the shared document, somebody else's edit or an undo, is left as it is. */
function isShared(transaction: Transaction): boolean {
  const cause: unknown = transaction.getMeta("appendedTransaction");
  const isCauseShared = cause instanceof Transaction && isShared(cause);
  return isCauseShared || transaction.getMeta(ySyncPluginKey) !== undefined;
}

function fillCells({ doc, schema, tr }: EditorState): Transaction | null {
  const { paragraph } = schema.nodes;
  if (!paragraph) return null;
  doc.descendants((node, at) => {
    if ((node.type.name === "tableCell" || node.type.name === "tableHeader") && !node.firstChild)
      tr.insert(tr.mapping.map(at + 1), paragraph.create());
    return !node.isTextblock;
  });
  return tr.docChanged ? tr : null;
}
