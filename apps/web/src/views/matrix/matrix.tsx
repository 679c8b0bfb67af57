/** Five by five cells with chips in them. Readers follow the chips as links; who edits moves them, and so scores anew. */
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsEditing } from "../../document/document-context.ts";
import { LinkChip, type MoveChip, MovableChip } from "./chips.tsx";
import { MatrixCell } from "./matrix-cell.tsx";
import type { MatrixBand, MatrixEntry, MatrixLook } from "./matrix-look.ts";
import { useScoreMoves } from "./use-score-moves.ts";
import "./matrix.css";

/** With more than these, cells show marks alone on any screen, and the names stand below. */
const mostWithNames = 24;

export function Matrix({ look }: { readonly look: MatrixLook }) {
  return useIsEditing() ? <MovableMatrix look={look} /> : <MatrixBody look={look} />;
}

function MovableMatrix({ look }: { readonly look: MatrixLook }) {
  const { t } = useTranslation("matrices");
  const hintId = useId();
  const [movedId, setMovedId] = useState<string>();
  const moves = useScoreMoves(look, setMovedId);
  return (
    <>
      <MatrixBody look={look} movedId={movedId} move={{ ...moves, hintId }} />
      <p className="matrix-note" id={hintId}>
        {t("hint")}
      </p>
    </>
  );
}

interface MatrixBodyProps {
  readonly look: MatrixLook;
  readonly movedId?: string | undefined;
  readonly move?: MoveChip;
}

function MatrixBody({ look, movedId, move }: MatrixBodyProps) {
  const { t } = useTranslation("matrices");
  const { kind, rows, axes, bands, unscored, notes } = look;
  const entries = rows.flatMap((row) => row.flatMap((cell) => cell.entries));
  const isDense = entries.length > mostWithNames;
  const chipOf = (entry: MatrixEntry) =>
    move ? (
      <MovableChip {...entry} key={entry.id} collection={kind.collection} move={move} />
    ) : (
      <LinkChip {...entry} key={entry.id} collection={kind.collection} />
    );
  return (
    <div className={isDense ? "matrix is-dense" : "matrix"} role="group" aria-label={look.label}>
      <p className="matrix-up" aria-hidden>
        {axes.up} <span>↑</span>
      </p>
      <div className="matrix-grid">
        {bands && <Bands bands={bands.top} />}
        {rows.map((row, index) => (
          <div className="matrix-row" key={row[0]?.up ?? index}>
            <span className="matrix-score" aria-hidden>
              {row[0]?.up}
            </span>
            {row.map((cell) => (
              <MatrixCell
                key={cell.across}
                cell={cell}
                isDense={isDense}
                movedId={movedId}
                chipOf={chipOf}
              />
            ))}
          </div>
        ))}
        {bands && <Bands bands={bands.bottom} />}
        <div className="matrix-row matrix-scores" aria-hidden>
          <span />
          {rows[0]?.map(({ across }) => (
            <span key={across}>{across}</span>
          ))}
        </div>
      </div>
      <p className="matrix-across" aria-hidden>
        {axes.across} <span>→</span>
      </p>
      {unscored.length > 0 && (
        <div className="matrix-unscored">
          <h4>{t("unscored")}</h4>
          <ul className="matrix-chips">
            {unscored.map((entry) => (
              <li key={entry.id}>{chipOf(entry)}</li>
            ))}
          </ul>
        </div>
      )}
      <Legend entries={[...entries, ...unscored]} />
      {notes.map((note) => (
        <p className="matrix-note" key={note}>
          {note}
        </p>
      ))}
    </div>
  );
}

function Bands({ bands }: { readonly bands: readonly MatrixBand[] }) {
  return (
    <div className="matrix-row matrix-bands">
      <span />
      {bands.map(({ name, detail, columns }) => (
        <p key={name} style={{ gridColumn: `span ${columns}` }}>
          <b>{name}</b> <span>{detail}</span>
        </p>
      ))}
    </div>
  );
}

/** Names for marks, where there is no room for them in the cells. Chips say theirs themselves to who does not see them. */
function Legend({ entries }: { readonly entries: readonly MatrixEntry[] }) {
  const sorted = entries.toSorted((a, b) => a.mark.localeCompare(b.mark, "en", { numeric: true }));
  return (
    <ul className="matrix-legend" aria-hidden>
      {sorted.map(({ id, mark, name }) => (
        <li key={id}>
          <b>{mark}</b> {name}
        </li>
      ))}
    </ul>
  );
}
