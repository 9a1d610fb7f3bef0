/** Why a figure is what it is, as the engine explains it: in words, then share by share. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Cap, Explanation, ItemShare, UnitShare } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { later, nameOf, range, reference, references, table, word } from "./pieces.ts";
import type { Column, Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.explained;
const columns = ({ ui }: Desk) => ui.explained.columns;

/** How a figure is made, worked out when it is asked for. `within`: what stands below it. On paper those of the parts stand at the end of the report. */
export function explained(desk: Desk, id: string, summary: unknown, within: () => unknown = () => nothing): Piece {
  if (desk.printing) return nothing;
  return later(desk, `explained ${id}`, summary, () => html`${explanation(desk, id)} ${within()}`);
}

/** How the figure of a part, group or unit is made. */
export function explanation(desk: Desk, id: string): TemplateResult {
  const made = desk.work.explain(id);
  if (made.exact === null) return html`<p>${desk.ui.noFigure}</p>`;
  return made.kind === "unit" ? ofUnit(desk, made) : ofMany(desk, made);
}

/** The mean of the sections that it is made of. */
function ofMany(desk: Desk, { id, units, exact }: Explanation): TemplateResult {
  const ownWeights = weightsOf(desk).size > 0;
  const counting = units.filter(({ share }) => share !== "0");
  return html`<p class="prose">${words(desk).mean(counting.length)} ${ownWeights ? words(desk).ownWeights : words(desk).sameWeight} ${words(desk).ends}</p>
    ${table(`${words(desk).how}: ${nameOf(desk, id) || (desk.texts.parts[id]?.title ?? id)}`, shares(desk, units), units)}
    <p class="fine">${words(desk).exactly(exact!.low, exact!.high, exact!.coverage)}</p>`;
}

/** What each section is in a figure: weights and decisions only where there are any to tell. */
function shares(desk: Desk, units: readonly UnitShare[]): Column<UnitShare>[] {
  const weights = weightsOf(desk);
  return [
    { title: columns(desk).section, cell: ({ unit_id: id }) => reference(desk, id, `${id} ${nameOf(desk, id)}`) },
    ...(weights.size === 0 ? [] : [{ title: columns(desk).weight, cell: ({ unit_id: id }: UnitShare) => desk.ui.number(weights.get(id) ?? 1), tight: true }]),
    { title: columns(desk).share, cell: ({ share, excluded }) => (excluded ? desk.ui.leftOutWhole : share), tight: true },
    { title: columns(desk).range, cell: ({ unit_id: id }) => range(desk, desk.work.unit(id)?.figure), tight: true },
    ...(units.some(({ undecided }) => undecided) ? [{ title: columns(desk).undecided, cell: ({ undecided }: UnitShare) => (undecided ? words(desk).undecided : "") }] : []),
  ];
}

function weightsOf({ work }: Desk): ReadonlyMap<string, number> {
  return new Map((work.assessment.settings.weights ?? []).map(({ unit_id: id, weight }) => [id, weight]));
}

/** The answers that it is made of. */
function ofUnit(desk: Desk, { id, units, items, exact, layer }: Explanation): TemplateResult {
  const scored = items.filter((item) => item.scored);
  const top = scored[0]?.top ?? 0;
  const points = scored.reduce((sum, { declared }) => sum + (declared ?? 0), 0);
  const open = scored.filter(({ declared }) => declared === null).length;
  return html`<p class="prose">${words(desk).points(top)} ${words(desk).sum(points, points + open * top, scored.length * top)}</p>
    ${units.map((unit) => band(desk, unit, layer))}
    ${table(
      `${words(desk).how}: ${id}`,
      [
        { title: columns(desk).question, cell: ({ item_id: item }: ItemShare) => reference(desk, item, `${item} ${nameOf(desk, item)}`), main: true },
        { title: columns(desk).answer, cell: ({ item_id: item }) => answer(desk, item) },
        { title: columns(desk).counts, cell: (item) => counts(desk, item) },
        { title: columns(desk).share, cell: ({ share }) => share, tight: true },
        { title: columns(desk).gained, cell: ({ gained }) => gained, tight: true },
        { title: columns(desk).open, cell: ({ open: still }) => still, tight: true },
        { title: columns(desk).lost, cell: ({ lost }) => lost, tight: true },
      ],
      items,
    )}
    <p class="fine">${words(desk).exactly(exact!.low, exact!.high, exact!.coverage)} ${words(desk).adds}</p>`;
}

function answer(desk: Desk, item: string): string {
  const { rating } = desk.work.answer(item);
  return rating === undefined ? desk.ui.result.unanswered : word(desk, "scale", rating);
}

/** What an answer counts, and what lowered it. */
function counts(desk: Desk, { scored, declared, top, caps }: ItemShare): unknown {
  if (!scored) return desk.ui.question.practice;
  return html`${declared === null ? words(desk).nothingYet : desk.ui.figures.of(declared, top)}
  ${caps.map((cap) => html`<span class="summary-note">${lowered(desk, cap)}</span>`)}`;
}

function lowered(desk: Desk, { rule, document_id: document, status, evidence_level: level, to }: Cap): string {
  return rule === "document"
    ? words(desk).byDocument(nameOf(desk, document ?? ""), status === null ? "" : word(desk, "document_statuses", status))
    : words(desk).byEvidence(level === null ? "" : word(desk, "evidence_levels", level), to);
}

/** The band, and what holds it below the one of the mean. */
function band(desk: Desk, { band: held, band_of_mean: mean, held_by: by }: UnitShare, layer: string): Piece {
  if (held === null || mean === null) return nothing;
  return html`<p class="prose">
    ${words(desk).band(word(desk, "classes", mean), word(desk, "classes", held))} ${by.length === 0 ? nothing : html`${words(desk).heldBy} ${references(desk, by)}`}
    ${layer === "evidenced" ? words(desk).onEvidence : nothing}
  </p>`;
}
