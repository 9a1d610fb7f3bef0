/** The Statement of Applicability: every control with its suggestion and its decision. */
import type { TemplateResult } from "lit";
import type { ApplicabilityRow } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { decision } from "./decision.ts";
import { disclosure, heading, nameOf, reference, word } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.controls;

export function controls(desk: Desk): TemplateResult {
  const { complete, valid, rows } = desk.work.report.statement_of_applicability;
  const groups = desk.outline.catalogue.parts.filter((part) => part.excludable).flatMap((part) => part.groups);
  const open = rows.filter((row) => row.decision === "undecided").length;
  return html`
    ${heading(words(desk).title)}
    <p class="lead">${words(desk).lead}</p>
    <p>${words(desk).progress(rows.length - open, rows.length)} ${desk.ui.report.applicabilityLead(complete, valid)}</p>
    ${groups.map(
      (group) => html`<section aria-labelledby="controls-${group.id}">
        <h3 id="controls-${group.id}">${group.id} ${nameOf(desk, group.id)}</h3>
        <ul class="plain entries">
          ${group.units.map((unit) => {
            const row = rows.find(({ control_id: id }) => id === unit.id)!;
            return html`<li id="row-${unit.id}">
              ${disclosure(
                html`<b>${unit.id}</b> ${nameOf(desk, unit.id)} <span class="summary-note">${standing(desk, row)}</span>`,
                html`${decision(desk, unit)}
                  <p>${reference(desk, unit.id, words(desk).toQuestions(unit.id))}</p>`,
                desk.isExpanded(`row-${unit.id}`),
              )}
            </li>`;
          })}
        </ul>
      </section>`,
    )}
  `;
}

function standing(desk: Desk, { decision: made, suggestion, issues, control_id: id }: ApplicabilityRow): string {
  if (desk.work.isDraft(id)) return words(desk).draft;
  if (made === "undecided") return suggestion.decision === null ? word(desk, "decisions", made) : `${word(desk, "decisions", made)} · ${words(desk).suggested[suggestion.decision]}`;
  return issues.length === 0 ? word(desk, "decisions", made) : `${word(desk, "decisions", made)} · ${words(desk).toMend}`;
}
