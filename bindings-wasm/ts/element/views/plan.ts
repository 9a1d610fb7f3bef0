/** What to do: risks and the grid, the steps of an implementation, the roadmap. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { MatrixCell, Report, RiskRange, RiskRow } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { reference, riskTitle, table, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.report;
const columns = ({ ui }: Desk) => ui.report.columns;

export function risks(desk: Desk, made: Report): TemplateResult {
  const { rows, suggested } = made.risks;
  return html`<section aria-labelledby="risks">
    <h3 id="risks">${words(desk).risks}</h3>
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
      { title: columns(desk).risk, cell: (row: RiskRow) => reference(desk, row.id, `${row.id} ${riskTitle(desk, row)}`) },
      { title: columns(desk).before, cell: ({ inherent }) => level(desk, inherent?.level), tight: true },
      { title: columns(desk).effect, cell: ({ effectiveness }) => word(desk, "effectiveness", effectiveness.effectiveness), tight: true },
      { title: columns(desk).after, cell: ({ residual }) => (residual === null ? "" : levelsOf(desk, residual)), tight: true },
      { title: columns(desk).treatment, cell: ({ treatment }) => (treatment === null ? "" : word(desk, "treatments", treatment)), tight: true },
      { title: columns(desk).issues, cell: ({ issues }) => issues.map((rule) => word(desk, "risk_rules", rule)).join(" ") },
    ],
    rows,
  );
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
  const cell = ({ level: id, before, after }: MatrixCell) =>
    words(desk).matrixCell(level(desk, id), desk.ui.list(before), desk.ui.list(after));
  const ranks = grid.consequence.map((name, at) => ({ name, cells: cells.filter(({ consequence }) => consequence === at + 1) }));
  return html`<section aria-labelledby="matrix">
    <h3 id="matrix">${words(desk).matrix}</h3>
    ${table(
      words(desk).matrix,
      [
        { title: words(desk).consequence, cell: ({ name }: (typeof ranks)[number]) => text?.consequence[name]?.label ?? name },
        ...grid.likelihood.map((name, at) => ({
          title: `${words(desk).likelihood}: ${text?.likelihood[name]?.label ?? name}`,
          cell: ({ cells: row }: (typeof ranks)[number]) => row.slice(at, at + 1).map(cell),
        })),
      ],
      ranks.toReversed(),
    )}
  </section>`;
}

export function steps(desk: Desk, made: Report): TemplateResult {
  const title = (id: string) => desk.texts.steps.find((step) => step.id === id)?.title ?? id;
  return html`<section aria-labelledby="steps">
    <h3 id="steps">${words(desk).steps}</h3>
    ${table(
      words(desk).steps,
      [
        { title: columns(desk).step, cell: ({ id }) => title(id) },
        { title: columns(desk).status, cell: ({ progress }) => (progress === null ? "" : words(desk).stepUnits(progress.largely, progress.units)) },
        { title: columns(desk).answered, cell: ({ progress }) => (progress === null ? "" : desk.ui.figures.of(progress.rated, progress.applicable)), tight: true },
      ],
      made.steps,
    )}
  </section>`;
}

export function roadmap(desk: Desk): TemplateResult {
  const { waves, paths, capacity_days: days } = desk.work.roadmap;
  return html`<section aria-labelledby="roadmap">
    <h3 id="roadmap">${words(desk).roadmap}</h3>
    ${paths.length === 0
      ? nothing
      : html`<h4>${words(desk).paths}</h4>
          ${table(
            words(desk).paths,
            [
              { title: columns(desk).label, cell: ({ label }) => word(desk, "labels", label) },
              { title: columns(desk).work, cell: ({ days: work, gap_ids: gaps }) => (work === null ? words(desk).outOfReach : words(desk).pathDays(work, gaps.length)) },
            ],
            paths,
          )}`}
    ${waves.length === 0 || days === null
      ? nothing
      : html`<p>${words(desk).roadmapLead(waves.length, days)}</p>
          ${table(
            words(desk).roadmap,
            [
              { title: columns(desk).wave, cell: ({ number }) => String(number), tight: true },
              { title: columns(desk).days, cell: ({ days: work }) => String(work), tight: true },
              { title: columns(desk).gaps, cell: ({ gap_ids: gaps }) => desk.ui.listed(gaps.map((id) => reference(desk, id.slice(id.indexOf(".") + 1)))) },
            ],
            waves,
          )}`}
  </section>`;
}
