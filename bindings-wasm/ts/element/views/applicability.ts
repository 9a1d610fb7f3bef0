/** The Statement of Applicability: each control, what was decided and why, how far it is, and what is still to be put in order. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { ApplicabilityRow, Driver, Report } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { lawName } from "./decision.ts";
import { nameOf, reference, references, riskTitle, table, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.result;
const columns = ({ ui }: Desk) => ui.report.columns;

export function applicability(desk: Desk, made: Report): TemplateResult {
  const { valid, rows, own_controls: own } = made.statement_of_applicability;
  const decided = (choice: string) => rows.filter(({ decision }) => decision === choice).length;
  return html`<section aria-labelledby="applicability">
    <h3 id="applicability" tabindex="-1">${desk.ui.report.applicability}</h3>
    <p class="prose">${words(desk).applicabilityLead(decided("included"), decided("excluded"), decided("undecided"), valid)}</p>
    ${table(
      desk.ui.report.applicability,
      [
        { title: columns(desk).control, cell: ({ control_id: id }: ApplicabilityRow) => reference(desk, id, `${id} ${nameOf(desk, id)}`), wide: true },
        { title: columns(desk).decision, cell: ({ decision }) => word(desk, "decisions", decision), tight: true },
        { title: columns(desk).justification, cell: (row) => reason(desk, row), wide: true },
        { title: words(desk).columns.implementation, cell: (row) => implementation(desk, row) },
        { title: words(desk).columns.kept, cell: (row) => kept(desk, row), wide: true },
        { title: columns(desk).issues, cell: ({ issues }) => issues.map(({ rule, clauses, risk_ids: risks }) => html`<p>${word(desk, "row_rules", rule)} ${references(desk, [...clauses, ...risks])}</p>`) },
      ],
      rows,
      ({ control_id: id }) => groupTitle(desk, id),
    )}
    ${own.length === 0
      ? nothing
      : html`<h4>${desk.ui.report.ownControls}</h4>
          ${table(
            desk.ui.report.ownControls,
            [
              { title: columns(desk).control, cell: ({ id, title }) => `${id} ${title}` },
              { title: words(desk).columns.implementation, cell: ({ implementation_status: status }) => (status === null ? "" : word(desk, "implementation_statuses", status)) },
            ],
            own,
          )}`}
  </section>`;
}

function groupTitle(desk: Desk, control: string): string | undefined {
  const group = desk.outline.unit(control)?.group.id;
  return group === undefined ? undefined : `${group} ${nameOf(desk, group)}`;
}

/** Why a control is in or out: the words of the person, what drives it, and what an exclusion states. */
function reason(desk: Desk, { justification, drivers, exclusion }: ApplicabilityRow): TemplateResult {
  const { no_risk_calls_for_it: noRisk, no_outside_duty_calls_for_it: noDuty } = exclusion ?? {};
  return html`<bdi>${justification}</bdi>
  ${drivers.length === 0 && !noRisk && !noDuty
    ? nothing
    : html`<ul class="plain drivers">
        ${[...new Set(drivers.map(({ kind }) => kind))].map((kind) => html`<li>${words(desk).drivers[kind]}: ${driven(desk, drivers.filter((driver) => driver.kind === kind))}</li>`)}
        ${noRisk ? html`<li>${words(desk).noRisk}</li>` : nothing}
        ${noDuty ? html`<li>${words(desk).noDuty}</li>` : nothing}
      </ul>`}`;
}

function driven(desk: Desk, drivers: readonly Driver[]): unknown {
  return desk.ui.listed(drivers.map((driver) => drive(desk, driver)));
}

function drive(desk: Desk, { kind, ref }: Driver): unknown {
  switch (kind) {
    case "risk":
      return reference(desk, ref, `${ref} ${riskTitle(desk, desk.work.assessment.risks.find(({ id }) => id === ref) ?? {})}`.trim());
    case "clause":
      return reference(desk, ref, `${ref} ${nameOf(desk, ref)}`);
    case "law":
      return lawName(desk, ref);
    default:
      return ref;
  }
}

function implementation(desk: Desk, { control_id: id, decision, implementation_status: status }: ApplicabilityRow): Piece {
  if (decision === "excluded") return nothing;
  const figure = desk.work.unit(id)?.figure;
  return html`${status === null ? words(desk).unanswered : word(desk, "implementation_statuses", status)}
  ${figure ? html`<span class="summary-note">${desk.ui.range(figure.low, figure.high)}</span>` : nothing}`;
}

/** Who answers for a control, what shows it, and when the decision is looked at again. */
function kept({ ui }: Desk, { owner, evidence, review_on: review }: ApplicabilityRow): Piece {
  if (!owner && evidence.length === 0 && !review) return nothing;
  return html`<bdi>${owner}</bdi> ${evidence.length === 0 ? nothing : html`<ul class="named">${evidence.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul>`}
  ${review ? html`<span class="summary-note">${ui.result.review(ui.date(review))}</span>` : nothing}`;
}
