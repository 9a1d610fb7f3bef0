/** What to do: risks and the grid, the steps of an implementation, the roadmap. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Gap, MatrixCell, Report, RiskRange, RiskRow, StepRow, Wave } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { chart } from "./charts.ts";
import { nameOf, prose, reference, references, riskTitle, table, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.report;
const columns = ({ ui }: Desk) => ui.report.columns;

export function risks(desk: Desk, made: Report): TemplateResult {
  const { rows, suggested } = made.risks;
  return html`<section aria-labelledby="risks">
    <h3 id="risks" tabindex="-1">${words(desk).risks}</h3>
    <p>${rows.length === 0 ? words(desk).noRisks : words(desk).risksLead}</p>
    ${suggested.length === 0 ? nothing : html`<p>${words(desk).suggested(suggested.length)}</p>`}
    ${rows.length === 0 ? nothing : register(desk, rows)}
  </section>
  ${rows.length === 0 ? nothing : matrix(desk, made)}`;
}

function register(desk: Desk, rows: readonly RiskRow[]): TemplateResult {
  return table(
    words(desk).risks,
    [
      { title: columns(desk).risk, cell: (row: RiskRow) => reference(desk, row.id, `${row.id} ${riskTitle(desk, row)}`), wide: true },
      { title: columns(desk).before, cell: ({ inherent }) => level(desk, inherent?.level), tight: true },
      { title: columns(desk).effect, cell: ({ effectiveness }) => word(desk, "effectiveness", effectiveness.effectiveness), tight: true },
      { title: columns(desk).after, cell: (row) => after(desk, row) },
      { title: columns(desk).treatment, cell: ({ treatment }) => (treatment === null ? desk.ui.risks.undecided : word(desk, "treatments", treatment)) },
      { title: desk.ui.result.columns.owner, cell: ({ owner }) => owner ?? "" },
      { title: columns(desk).issues, cell: ({ issues }) => issues.map((rule) => word(desk, "risk_rules", rule)).join(" ") },
    ],
    rows,
  );
}

/** What is left, and whether that is accepted. */
function after(desk: Desk, { residual, above_acceptance: above }: RiskRow): Piece {
  if (residual === null) return nothing;
  return html`${levelsOf(desk, residual)} ${above === null ? nothing : html`<span class="summary-note">${above ? desk.ui.risks.above : desk.ui.risks.within}</span>`}`;
}

/** A risk level in words. */
export function level(desk: Desk, id: string | undefined): string {
  return id === undefined ? "" : word(desk, "risk_levels", id);
}

/** Both ends of a level after controls. */
export function levelsOf(desk: Desk, { worse, better }: RiskRange): string {
  return words(desk).levels(level(desk, worse.level), level(desk, better.level));
}

/** The grid as a table: a row for each rank of consequence, the worst first. */
export function matrix(desk: Desk, made: Report): Piece {
  const { grid, matrix: cells } = made.risks;
  if (grid === null) return nothing;
  const text = desk.texts.grids[grid.id];
  const ranks = grid.consequence.map((name, at) => ({ name, cells: cells.filter(({ consequence }) => consequence === at + 1) }));
  return html`<section aria-labelledby="matrix">
    <h3 id="matrix" tabindex="-1">${words(desk).matrix}</h3>
    <div class="scroll" tabindex="0" role="group" aria-label=${words(desk).matrix}>${chart(desk, "matrix")}</div>
    ${table(
      words(desk).matrix,
      [
        { title: words(desk).consequence, tight: true, cell: ({ name }: (typeof ranks)[number]) => text?.consequence[name]?.label ?? name },
        ...grid.likelihood.map((name, at) => ({
          title: `${words(desk).likelihood}: ${text?.likelihood[name]?.label ?? name}`,
          cell: ({ cells: row }: (typeof ranks)[number]) => row.slice(at, at + 1).map((cell) => place(desk, cell)),
        })),
      ],
      ranks.toReversed(),
    )}
  </section>`;
}

/** A place of the grid: its level, and the risks that lie there. */
function place(desk: Desk, { level: id, before, after: left }: MatrixCell): TemplateResult {
  return html`${level(desk, id)}
  ${before.length === 0 ? nothing : html`<p>${desk.ui.result.before} ${references(desk, before)}</p>`} ${left.length === 0 ? nothing : html`<p>${desk.ui.result.after} ${references(desk, left)}</p>`}`;
}

export function steps(desk: Desk, made: Report): TemplateResult {
  const title = (id: string) => desk.texts.steps.find((step) => step.id === id)?.title ?? id;
  return html`<section aria-labelledby="steps">
    <h3 id="steps" tabindex="-1">${words(desk).steps}</h3>
    ${prose(desk.ui.result.stepsLead)}
    ${table(
      words(desk).steps,
      [
        { title: columns(desk).step, cell: ({ id }: StepRow) => title(id) },
        { title: columns(desk).status, cell: ({ progress }) => (progress === null ? desk.ui.result.noProgress : words(desk).stepUnits(progress.largely, progress.units)) },
        { title: columns(desk).answered, cell: ({ progress }) => (progress === null ? "" : desk.ui.figures.of(progress.rated, progress.applicable)), tight: true },
      ],
      made.steps,
    )}
  </section>`;
}

export function roadmap(desk: Desk, made: Report): TemplateResult {
  const { waves, paths, capacity_days: days } = desk.work.roadmap;
  return html`<section aria-labelledby="roadmap">
    <h3 id="roadmap" tabindex="-1">${words(desk).roadmap}</h3>
    ${waves.length === 0 || days === null
      ? nothing
      : html`<p class="prose">${words(desk).roadmapLead(waves.length, days)}</p>
          ${table(
            words(desk).roadmap,
            [
              { title: columns(desk).wave, cell: ({ number }: Wave) => desk.ui.number(number), tight: true },
              { title: columns(desk).days, cell: ({ days: work }) => desk.ui.number(work), tight: true },
              { title: columns(desk).gaps, cell: ({ gap_ids: gaps }) => desk.ui.number(gaps.length), tight: true },
              { title: desk.ui.result.columns.where, cell: ({ gap_ids: gaps }) => places(desk, made, gaps) },
            ],
            waves,
          )}`}
    ${paths.length === 0
      ? nothing
      : html`<h4>${words(desk).paths}</h4>
          ${prose(desk.ui.result.pathsLead)}
          ${table(
            words(desk).paths,
            [
              { title: columns(desk).label, cell: ({ label }) => word(desk, "labels", label) },
              { title: columns(desk).work, cell: ({ days: work, gap_ids: gaps }) => (work === null ? words(desk).outOfReach : words(desk).pathDays(work, gaps.length)) },
            ],
            paths,
          )}`}
  </section>`;
}

/** The sections and risks that gaps belong to, each with how many of them. */
function places(desk: Desk, made: Report, ids: readonly string[]): TemplateResult {
  const gaps = new Map(made.gaps.map((gap) => [gap.id, gap]));
  const counts = new Map<string, number>();
  for (const id of ids) {
    const place = placeOf(desk, gaps.get(id));
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return html`<ul class="run">
    ${[...counts].map(([id, n]) => html`<li>${reference(desk, id, `${id} ${nameOf(desk, id)}`.trim())}${n === 1 ? nothing : ` (${desk.ui.number(n)})`}</li> `)}
  </ul>`;
}

function placeOf(desk: Desk, gap: Gap | undefined): string | undefined {
  return gap?.unit_id ?? gap?.risk_id ?? desk.outline.unitOf(gap?.item_id ?? gap?.document_id ?? "");
}
