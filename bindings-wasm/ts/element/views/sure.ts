/** How sure the figures are: what they could be if what is unknown or doubted turned out one way or another. */
import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import type { LabelChance, NextQuestion, Spread, Uncertainty } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { bar, later, nameOf, reference, table, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.sure;

/** Questions that are shown. */
const QUESTIONS = 5;

/** A part whose figure has a spread. */
interface Row {
  readonly id: string;
  readonly spread: Spread;
}

/** The section. It is worked out when it is opened, so that the report need not wait. */
export function sure(desk: Desk): TemplateResult {
  return html`<section aria-labelledby="sure">
    <h3 id="sure" tabindex="-1">${words(desk).title}</h3>
    <p class="prose">${words(desk).lead}</p>
    ${later(desk, "sure", words(desk).open, () => spread(desk, desk.work.uncertainty))}
  </section>`;
}

function spread(desk: Desk, made: Uncertainty): TemplateResult {
  if (made.items.length === 0) return html`<p class="prose">${words(desk).certain}</p>`;
  return html`<p class="prose">${words(desk).basis(made.unrated, made.doubted)}</p>
    ${ranges(desk, made)} ${labels(desk, made)} ${next(desk, made)}
    <p class="fine">${words(desk).how(made.draws, made.seed)}</p>`;
}

function ranges(desk: Desk, made: Uncertainty): TemplateResult {
  const { columns } = words(desk);
  const rows = made.parts.flatMap(({ id, spread }): Row[] => (spread === null ? [] : [{ id, spread }]));
  const percent = (key: "p5" | "p50" | "p95") => ({ title: columns[key], cell: ({ spread }: Row) => desk.ui.percent(spread[key]), tight: true });
  return html`<h4>${words(desk).ranges}</h4>
    ${rows.map((row) => likely(desk, row))}
    ${table(words(desk).ranges, [{ title: columns.part, cell: ({ id }: Row) => partName(desk, id), main: true }, percent("p5"), percent("p50"), percent("p95")], rows)}`;
}

/** The middle nine tenths of the outcomes, with a mark at half of them. */
function likely(desk: Desk, { id, spread: { p5, p50, p95 } }: Row): TemplateResult {
  const said = words(desk).range(partName(desk, id), p5, p50, p95);
  return html`<p>${said}</p>
    <svg part="chart" class="bar likely" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=${said}>
      <rect class="track" width="100" height="10"></rect>
      <rect class="open" x=${p5} width=${Math.max(p95 - p5, 0.5)} height="10"></rect>
      ${svg`<rect class="certain" x=${Math.min(p50, 99.5)} width="0.5" height="10"></rect>`}
    </svg>`;
}

function labels(desk: Desk, { labels }: Uncertainty): Piece {
  if (labels.length === 0) return nothing;
  const { columns } = words(desk);
  const most = labels.reduce((most, label) => (label.exactly.draws > most.exactly.draws ? label : most));
  const percent = ({ probability }: { readonly probability: number }) => desk.ui.percent(probability);
  return html`<h4>${words(desk).labels}</h4>
    <p class="prose">${words(desk).likeliest(word(desk, "labels", most.id), most.exactly.probability)}</p>
    ${table(
      words(desk).labels,
      [
        { title: columns.label, cell: ({ id }: LabelChance) => word(desk, "labels", id), main: true },
        { title: columns.exactly, cell: ({ exactly }) => html`${percent(exactly)} ${bar(exactly.probability, exactly.probability)}` },
        { title: columns.atLeast, cell: ({ at_least }) => percent(at_least), tight: true },
      ],
      labels,
    )}`;
}

function next(desk: Desk, { items, next_questions: questions }: Uncertainty): TemplateResult {
  const { columns } = words(desk);
  const shares = new Map(items.map(({ item_id, share }) => [item_id, share]));
  return html`<h4>${words(desk).next}</h4>
    ${questions.length === 0
      ? html`<p class="prose">${desk.ui.result.nothingToFindOut}</p>`
      : html`<p class="prose">${words(desk).nextLead}</p>
          ${table(
            words(desk).next,
            [
              { title: columns.question, cell: ({ item_id }: NextQuestion) => reference(desk, item_id, `${item_id} ${nameOf(desk, item_id)}`), main: true },
              { title: columns.share, cell: ({ item_id }) => desk.ui.percent(shares.get(item_id) ?? 0), tight: true },
            ],
            questions.slice(0, QUESTIONS),
          )}`}`;
}

function partName(desk: Desk, id: string): string {
  return desk.texts.parts[id]?.title ?? id;
}
