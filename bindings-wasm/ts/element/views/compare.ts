/** What moved since an earlier file, and because of what. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Cause, Comparison, FigureMove, ItemState, RiskState, UnitMove } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { subjectOf } from "./audit.ts";
import { later, nameOf, range, reference, references, riskTitle, table, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { level } from "./plan.ts";

const words = ({ ui }: Desk) => ui.comparison;
const columns = ({ ui }: Desk) => ui.comparison.columns;

export function comparison(desk: Desk, compareFile: (file: File) => void): TemplateResult {
  const compared = desk.comparison;
  return html`<section aria-labelledby="comparison" class=${compared === undefined ? "no-print" : nothing}>
    <h3 id="comparison" tabindex="-1">${words(desk).title}</h3>
    <div class="field no-print">
      <label for="earlier">${words(desk).file}</label>
      <p class="hint" id="earlier-hint">${words(desk).hint}</p>
      <input id="earlier" type="file" accept="application/json,.json" aria-describedby="earlier-hint" @change=${(event: Event) => chosen(event, compareFile)} />
    </div>
    ${compared === undefined ? nothing : result(desk, compared.name, compared.made)}
  </section>`;
}

function chosen(event: Event, compareFile: (file: File) => void): void {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (file !== undefined) compareFile(file);
  input.value = "";
}

function result(desk: Desk, name: string, made: Comparison): TemplateResult {
  const { before, after, notices } = made;
  return html`
    <h4 id="comparison-made" tabindex="-1">${words(desk).made(name)}</h4>
    <p>${words(desk).dates(desk.ui.date(before.as_of), desk.ui.date(after.as_of))}</p>
    ${before.as_of > after.as_of ? html`<p class="warning">${words(desk).later}</p>` : nothing}
    ${notices.map((notice) => html`<p class="warning">${words(desk).notices[notice]}</p>`)} ${label(desk, made)} ${parts(desk, made)} ${units(desk, made)}
    ${items(desk, made)} ${decisions(desk, made)} ${documents(desk, made)} ${risks(desk, made)} ${gapList(desk, words(desk).gapsGone, made.gaps.gone)}
    ${gapList(desk, words(desk).gapsNew, made.gaps.new)}
    <button type="button" class="secondary" @click=${() => desk.endComparison("comparison")}>${words(desk).end}</button>
  `;
}

function label(desk: Desk, { label: move }: Comparison): Piece {
  if (move === null) return nothing;
  const name = (id: string | null) => (id === null ? words(desk).noLabel : word(desk, "labels", id));
  if (move.before === move.after) return html`<p>${words(desk).sameLabel(name(move.after))}</p>`;
  return html`<p><b>${words(desk).label(name(move.before), name(move.after))}</b> ${move.by.length === 0 ? nothing : words(desk).because(causes(desk, move.by))}</p>`;
}

function causes(desk: Desk, list: readonly Cause[]): string {
  return desk.ui.list(list.map((cause) => desk.ui.inSentence(words(desk).causes[cause])));
}

/** Both parts step by step: each cause moves the low end by so much. */
function parts(desk: Desk, { parts: unordered }: Comparison): TemplateResult {
  const moves = desk.outline.catalogue.parts.flatMap(({ id }) => unordered.filter((move) => move.id === id));
  const order = Object.keys(words(desk).causes) as Cause[];
  const share = ({ by }: FigureMove, cause: Cause) => by.find((step) => step.cause === cause)?.moved;
  const acting = order.filter((cause) => moves.some((move) => share(move, cause) !== 0));
  const rows: { title: string; cell: (move: FigureMove) => string }[] = [
    { title: words(desk).before, cell: ({ before }) => range(desk, before) },
    ...acting.map((cause) => ({ title: words(desk).causes[cause], cell: (move: FigureMove) => points(desk, share(move, cause)) })),
    { title: words(desk).low, cell: ({ moved }) => points(desk, moved) },
    { title: words(desk).high, cell: ({ before, after }) => points(desk, before && after && after.high - before.high) },
    { title: words(desk).now, cell: ({ after }) => range(desk, after) },
  ];
  return html`<h4>${words(desk).parts}</h4>
    <p class="prose">${words(desk).partsLead}</p>
    ${table(
      words(desk).parts,
      [{ title: columns(desk).step, cell: ({ title }) => title }, ...moves.map((move) => ({ title: desk.texts.parts[move.id]?.title ?? move.id, cell: (row: (typeof rows)[number]) => row.cell(move) }))],
      rows,
    )}`;
}

function points(desk: Desk, moved: number | null | undefined): string {
  return typeof moved === "number" ? words(desk).points(moved) : words(desk).cannotTell;
}

/** A list of what differs, behind its number. */
function moved(desk: Desk, title: string, n: number, content: () => unknown): Piece {
  if (n === 0) return nothing;
  return later(desk, `comparison ${title}`, html`<span class="summary-title">${title}</span> <span class="summary-note">${desk.ui.number(n)}</span>`, content);
}

function units(desk: Desk, { units: moves }: Comparison): Piece {
  const band = ({ band_before: before, band_after: after }: UnitMove) =>
    before === after ? (after === null ? "" : word(desk, "classes", after)) : words(desk).bands(before === null ? desk.ui.noFigure : word(desk, "classes", before), after === null ? desk.ui.noFigure : word(desk, "classes", after));
  const because = ({ by }: UnitMove) => by.filter((step) => step.moved !== 0).map((step) => `${words(desk).causes[step.cause]}: ${points(desk, step.moved)}`);
  return moved(desk, words(desk).units, moves.length, () =>
    table(
      words(desk).units,
      [
        { title: columns(desk).section, cell: ({ id }) => reference(desk, id, `${id} ${nameOf(desk, id)}`), wide: true },
        { title: words(desk).before, cell: ({ before }) => range(desk, before), tight: true },
        { title: words(desk).now, cell: ({ after }) => range(desk, after), tight: true },
        { title: columns(desk).band, cell: band, tight: true },
        { title: columns(desk).because, cell: (move) => because(move).join("; "), wide: true },
      ],
      moves,
    ),
  );
}

/** What moved in the same way stands together, behind what it was before and is now. */
function alike<Move>(desk: Desk, title: string, moves: readonly Move[], way: (move: Move) => readonly [before: string, now: string], name: (move: Move) => unknown): Piece {
  const ways = new Map<string, Move[]>();
  for (const move of moves) {
    const said = words(desk).bands(...way(move));
    ways.set(said, [...(ways.get(said) ?? []), move]);
  }
  return moved(
    desk,
    title,
    moves.length,
    () => html`<dl class="alike">
      ${[...ways].map(
        ([said, list]) => html`<div>
          <dt>${said} (${desk.ui.number(list.length)})</dt>
          <dd>
            <ul>
              ${list.map((move) => html`<li>${name(move)}</li>`)}
            </ul>
          </dd>
        </div>`,
      )}
    </dl>`,
  );
}

function items(desk: Desk, { items: moves }: Comparison): Piece {
  const state = ({ rating, evidence_level: evidence }: ItemState) => {
    const backed = evidence === null ? "" : words(desk).evidence(word(desk, "evidence_levels", evidence));
    return [rating === null ? words(desk).unanswered : word(desk, "scale", rating), backed].filter(Boolean).join(". ");
  };
  return alike(desk, words(desk).items, moves, ({ before, after }) => [state(before), state(after)], ({ item_id: id }) => reference(desk, id, `${id} ${nameOf(desk, id)}`));
}

function decisions(desk: Desk, { applicability: moves }: Comparison): Piece {
  const choice = (made: string | null) => (made === null ? words(desk).noControl : word(desk, "decisions", made));
  return alike(desk, words(desk).decisions, moves, ({ before, after }) => [choice(before), choice(after)], ({ control_id: id }) => reference(desk, id, `${id} ${nameOf(desk, id)}`));
}

function documents(desk: Desk, { documents: moves }: Comparison): Piece {
  const status = (stated: string | null) => (stated === null ? desk.ui.documents.none : word(desk, "document_statuses", stated));
  return alike(desk, words(desk).documents, moves, ({ before, after }) => [status(before), status(after)], ({ document_id: id }) => reference(desk, id, nameOf(desk, id)));
}

function risks(desk: Desk, { risks: moves }: Comparison): Piece {
  const title = (id: string) => riskTitle(desk, desk.work.assessment.risks.find((risk) => risk.id === id) ?? {});
  return moved(desk, words(desk).risks, moves.length, () =>
    table(
      words(desk).risks,
      [
        { title: columns(desk).risk, cell: ({ id }) => reference(desk, id, `${id} ${title(id)}`), wide: true },
        { title: words(desk).before, cell: ({ before, after }) => riskState(desk, before, after), wide: true },
        { title: words(desk).now, cell: ({ before, after }) => riskState(desk, after, before), wide: true },
        { title: columns(desk).because, cell: ({ by }) => desk.ui.list(by.map((cause) => words(desk).causes[cause])) },
      ],
      moves,
    ),
  );
}

/** How a risk stands, as far as it stood or stands otherwise. */
function riskState(desk: Desk, state: RiskState | null, other: RiskState | null): unknown {
  if (state === null) return words(desk).noRisk;
  const same = other === null ? [] : said(desk, other);
  return html`<ul class="plain">${said(desk, state).filter((line) => !same.includes(line)).map((line) => html`<li>${line}</li>`)}</ul>`;
}

function said(desk: Desk, { inherent, residual, above_acceptance: above, treatment }: RiskState): string[] {
  if (inherent === null) return [words(desk).notRated];
  return [
    words(desk).inherent(level(desk, inherent)),
    ...(residual === null ? [] : [words(desk).residual(level(desk, residual))]),
    ...(above === null ? [] : [above ? desk.ui.risks.above : desk.ui.risks.within]),
    treatment === null ? words(desk).noTreatment : words(desk).treatment(word(desk, "treatments", treatment)),
  ];
}

/** Gaps by their kind, which stands before what they are about. */
function gapList(desk: Desk, title: string, ids: readonly string[]): Piece {
  const kinds = [...new Set(ids.map((id) => id.split(".", 1)[0]!))];
  return moved(
    desk,
    title,
    ids.length,
    () => html`<ul class="kinds">
      ${kinds.map((kind) => {
        const own = ids.filter((id) => id.startsWith(`${kind}.`));
        return html`<li><b>${word(desk, "gap_kinds", kind)}</b> (${desk.ui.number(own.length)}): ${references(desk, own.map(subjectOf))}</li>`;
      })}
    </ul>`,
  );
}
