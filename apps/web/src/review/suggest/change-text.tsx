/** What a suggestion would change, before and after. */
import { fieldAt, imagesIn, isEmptyText, plainText } from "@brudnopis/document";
import type { FieldContent, RichNode, SuggestedChange, TextHunk } from "@brudnopis/schema";
import { Fragment, memo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useContent, useDocument } from "../../document/document-context.ts";
import { renderMarks, StaticText } from "../../fields/static-text.tsx";
import { useFieldText } from "../../fields/use-format.ts";
import { placeName } from "../../document/place-name.ts";
import { wordsOf } from "./change-label.ts";

export interface ChangeTextProps {
  readonly change: SuggestedChange;
  /** What the place was called when it was suggested. */
  readonly label: string;
}

export const ChangeText = memo(function ChangeText({ change, label }: ChangeTextProps) {
  switch (change.type) {
    case "text":
      return <HunkText hunk={change.hunk} />;
    case "value":
      return <ValueText {...change} label={label} />;
    case "add-record":
      return <Addition {...change} />;
    case "remove-record":
      return <Removal {...change} label={label} />;
    case "answer":
      return <p className="change change-answer">{change.text}</p>;
  }
});

/** How much of what stands around a change is shown with it. */
const contextLetters = 28;

export function HunkText({ hunk }: { readonly hunk: TextHunk }) {
  const { t } = useTranslation("suggest");
  const { before, after, anchor } = hunk;
  const isFormatting = wordsIn(before) === wordsIn(after) && before.length > 0;
  if (hunk.kind === "block") {
    return (
      <div className="change change-blocks">
        {before.length > 0 && !isFormatting && (
          <Deleted>
            <Blocks nodes={before} />
          </Deleted>
        )}
        {after.length > 0 && (
          <Inserted>
            <Blocks nodes={after} />
          </Inserted>
        )}
      </div>
    );
  }
  if (isFormatting) {
    return (
      <p className="change">
        <span className="change-what">{t("formatting")}</span> <Inline nodes={after} />
      </p>
    );
  }
  return (
    <p className="change">
      <Context text={tail(anchor.prefix)} />
      {before.length > 0 && (
        <Deleted>
          <Inline nodes={before} />
        </Deleted>
      )}
      {before.length > 0 && after.length > 0 && " "}
      {after.length > 0 && (
        <Inserted>
          <Inline nodes={after} />
        </Inserted>
      )}
      <Context text={head(anchor.suffix)} />
    </p>
  );
}

function Context({ text }: { readonly text: string }) {
  return text === "" ? null : <span className="change-context">{text}</span>;
}

function tail(text: string): string {
  return text.length > contextLetters ? `…${text.slice(-contextLetters)}` : text;
}

function head(text: string): string {
  return text.length > contextLetters ? `${text.slice(0, contextLetters)}…` : text;
}

function Inline({ nodes }: { readonly nodes: readonly RichNode[] }) {
  return nodes.map((node, index) => (
    <Fragment key={index}>
      {node.type === "hardBreak" ? <br /> : renderMarks(node.text ?? "", node.marks ?? [])}
    </Fragment>
  ));
}

function Blocks({ nodes }: { readonly nodes: readonly RichNode[] }) {
  const { t } = useTranslation("suggest");
  const doc = { type: "doc" as const, content: [...nodes] };
  return isEmptyText(doc) ? <p>{t("emptyParagraph")}</p> : <StaticText doc={doc} />;
}

/** Said as well as struck through: screen readers do not tell of marks. */
function Deleted({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("suggest");
  return (
    <del>
      <span className="visually-hidden">{t("removedWords")} </span>
      {children}
    </del>
  );
}

function Inserted({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation("suggest");
  return (
    <ins>
      <span className="visually-hidden"> {t("insertedWords")} </span>
      {children}
    </ins>
  );
}

interface ValueTextProps extends Extract<SuggestedChange, { type: "value" }> {
  readonly label: string;
}

function ValueText({ address, before, after, label }: ValueTextProps) {
  const { t } = useTranslation("suggest");
  const { template, language } = useDocument();
  const field = fieldAt(template, address);
  if (!field) return null;
  return (
    <p className="change">
      <span className="change-what">{label || field.label[language]}:</span>{" "}
      <Deleted>{before ? <Value address={address} content={before} /> : t("empty")}</Deleted>{" "}
      <span aria-hidden>→</span>{" "}
      <Inserted>{after ? <Value address={address} content={after} /> : t("empty")}</Inserted>
    </p>
  );
}

interface ValueProps {
  readonly address: string;
  readonly content: FieldContent;
}

function Value({ address, content }: ValueProps) {
  const { template } = useDocument();
  const field = fieldAt(template, address);
  return field ? <FieldValue field={field} content={content} /> : null;
}

function FieldValue({
  field,
  content,
}: {
  readonly field: NonNullable<ReturnType<typeof fieldAt>>;
  readonly content: FieldContent;
}) {
  const text = useFieldText(field, content, "long");
  return text === "" ? wordsOf(content) : text;
}

function Addition({ collection, fields }: Extract<SuggestedChange, { type: "add-record" }>) {
  const { t } = useTranslation("suggest");
  const { template, language } = useDocument();
  const known = template.collections.find(({ key }) => key === collection);
  if (!known) return null;
  return (
    <div className="change">
      <p className="change-what">{t("addition", { what: known.counted[language].one })}</p>
      <ins>
        <dl>
          {known.fields.map((field) => {
            const content = fields[field.key];
            return content && field.key !== known.parent ? (
              <div key={field.key}>
                <dt>{field.label[language]}</dt>
                <dd>
                  <FieldValue field={field} content={content} />
                </dd>
              </div>
            ) : null;
          })}
        </dl>
      </ins>
    </div>
  );
}

interface RemovalProps extends Extract<SuggestedChange, { type: "remove-record" }> {
  readonly label: string;
}

function Removal({ collection, record, label }: RemovalProps) {
  const { t } = useTranslation("suggest");
  const { template, language } = useDocument();
  const name = useContent((content) =>
    placeName(template, content, `${collection}/${record}`, language),
  );
  return (
    <p className="change">
      <span className="change-what">{t("removal")}</span> <del>{name ?? label}</del>
    </p>
  );
}

function wordsIn(nodes: readonly RichNode[]): string {
  // Another picture is no other formatting.
  const pictures = imagesIn(nodes).map(({ attrs }) => String(attrs?.["asset"]));
  const text = plainText({ type: "doc", content: [{ type: "paragraph", content: [...nodes] }] });
  return [text, ...pictures].join("\n");
}
