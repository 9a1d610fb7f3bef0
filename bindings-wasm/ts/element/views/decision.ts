/** Whether a control is needed, and why: a row of the Statement of Applicability in the making. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Decision, Unit } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { ui } from "../interface.ts";
import type { DecisionDraft } from "../work.ts";
import { word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ui.decision;

export function decision(desk: Desk, unit: Unit): TemplateResult {
  const draft = desk.work.decision(unit.id);
  const set = (change: Partial<Decision>) => desk.change((work) => work.setDecision(unit.id, change));
  const choice = (included: boolean, label: string) => html`<label class="choice">
    <input type="radio" name="decision-${unit.id}" .checked=${live(draft.included === included)} @change=${() => set({ included })} />
    <span>${label}</span>
  </label>`;
  return html`<section class="decision" aria-labelledby="decision-title">
    <fieldset aria-describedby="decision-hint">
      <legend id="decision-title">${words.title}</legend>
      <p class="hint" id="decision-hint">${words.hint}</p>
      <div class="choices">${choice(true, words.included)} ${choice(false, words.excluded)}</div>
    </fieldset>
    ${draft.included === undefined ? nothing : reasons(desk, draft, set)}
  </section>`;
}

function reasons(desk: Desk, draft: DecisionDraft, set: (change: Partial<Decision>) => void): TemplateResult {
  const id = draft.control_id;
  return html`
    <div class="field">
      <label for="justification">${draft.included ? words.justification.included : words.justification.excluded}</label>
      <p class="hint" id="justification-hint">${words.justificationHint}</p>
      <textarea
        id="justification"
        rows="2"
        aria-describedby="justification-hint"
        .value=${live(draft.justification ?? "")}
        @input=${(event: Event) => set({ justification: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    ${draft.included ? nothing : exclusionAnswers(draft, set)}
    ${desk.work.isDraft(id) ? html`<p class="warning">${words.draft}</p>` : rowIssues(desk, id)}
    <button type="button" class="quiet" @click=${() => set({ included: undefined })}>${words.clear}</button>
  `;
}

function exclusionAnswers(draft: DecisionDraft, set: (change: Partial<Decision>) => void): TemplateResult {
  const answers = draft.exclusion ?? {};
  const ask = (key: "no_risk_calls_for_it" | "no_outside_duty_calls_for_it", question: string) => {
    const choice = (none: boolean, label: string) => html`<label class="choice">
      <input
        type="radio"
        name=${key}
        .checked=${live(answers[key] === none)}
        @change=${() => set({ exclusion: { ...answers, [key]: none } })}
      />
      <span>${label}</span>
    </label>`;
    return html`<fieldset>
      <legend>${question}</legend>
      <div class="choices">${choice(false, words.yes)} ${choice(true, words.no)}</div>
    </fieldset>`;
  };
  return html`${ask("no_risk_calls_for_it", words.risk)} ${ask("no_outside_duty_calls_for_it", words.duty)}`;
}

/** What the engine finds wrong with the row. */
function rowIssues(desk: Desk, id: string): Piece {
  const issues = desk.work.report.statement_of_applicability.rows.find((row) => row.control_id === id)?.issues ?? [];
  if (issues.length === 0) return nothing;
  return html`<div class="warning">
    <p>${words.issues}</p>
    <ul>
      ${issues.map(({ rule, clauses }) => html`<li>${word(desk, "row_rules", rule)} ${clauses.length === 0 ? nothing : words.conflict(clauses.join(", "))}</li>`)}
    </ul>
  </div>`;
}
