/** What the keys and the mouse do to a box, as buttons for everybody else. */
import type { TreeLeaf, TreeNode } from "@brudnopis/document";
import type { TFunction } from "i18next";
import { Ellipsis } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TreeEdits, TreeSide } from "./tree-edits.ts";

interface NodeMenuProps {
  readonly leaf: TreeLeaf;
  readonly parent: TreeNode | undefined;
  readonly side: TreeSide;
  readonly edits: TreeEdits;
}

export function NodeMenu({ leaf, parent, side, edits }: NodeMenuProps) {
  const { t } = useTranslation("plots");
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const choose = (act: () => void) => {
    setOpen(false);
    act();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    event.preventDefault();
    setOpen(false);
    button.current?.focus();
  };
  const choices = choicesOf({ leaf, parent, side, edits }, t);
  return (
    <div className="tree-menu">
      <button
        ref={button}
        className="icon-button"
        type="button"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={t("tree.menu", { name: leaf.name || t("unnamed") })}
        onKeyDown={onKeyDown}
        onClick={() => setOpen(!isOpen)}
      >
        <Ellipsis size={16} aria-hidden />
      </button>
      {isOpen && (
        <ul id={id}>
          {choices.map(({ key, label, act }) => (
            <li key={key}>
              <button type="button" onKeyDown={onKeyDown} onClick={() => choose(act)}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Choice {
  readonly key: string;
  readonly label: string;
  act(): void;
}

function choicesOf({ leaf, parent, side, edits }: NodeMenuProps, t: TFunction<"plots">): Choice[] {
  const onFirstLevel: Choice = {
    key: "add",
    label: t(`tree.addUnder.${side}`),
    act: () => edits.add(side, { children: [], ...leaf }),
  };
  const onSecondLevel: Choice = {
    key: "top",
    label: t("tree.toTop"),
    act: () => edits.move(side, leaf, undefined),
  };
  return [
    parent === undefined ? onFirstLevel : onSecondLevel,
    ...edits.targetsOf(side, leaf).map((target) => ({
      key: target.id,
      label: t("tree.moveUnder", { name: target.name || t("unnamed") }),
      act: () => edits.move(side, leaf, target),
    })),
  ];
}
