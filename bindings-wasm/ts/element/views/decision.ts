/** Whether a control is needed, and why: a row of the Statement of Applicability in the making. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { ApplicabilityRow, Decision, Reason, Unit } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import type { DecisionDraft } from "../work.ts";
import { nameOf, riskTitle, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.decision;

export function decision(desk: Desk, unit: Unit): TemplateResult {
  const draft = desk.work.decision(unit.id);
  const set = (change: Partial<Decision>) => desk.change((work) => work.setDecision(unit.id, change));
  const choice = (included: boolean, label: string) => html`<label class="choice">
    <input type="radio" name="decision-${unit.id}" .checked=${live(draft.included === included)} @change=${() => set({ included })} />
    <span>${label}</span>
  </label>`;
  return html`<div class="decision">
    ${suggested(desk, unit.id, draft, set)}
    <fieldset aria-describedby="decision-hint-${unit.id}">
      <legend class="decision-title">${words(desk).title(unit.id)}</legend>
      <p class="hint" id="decision-hint-${unit.id}">${words(desk).hint}</p>
      <div class="choices">${choice(true, words(desk).included)} ${choice(false, words(desk).excluded)}</div>
    </fieldset>
    ${draft.included === undefined ? nothing : reasons(desk, draft, set)}
  </div>`;
}

function reasons(desk: Desk, draft: DecisionDraft, set: (change: Partial<Decision>) => void): TemplateResult {
  const id = draft.control_id;
  return html`
    <div class="field">
      <label for="justification-${id}">${draft.included ? words(desk).justification.included : words(desk).justification.excluded}</label>
      <p class="hint" id="justification-hint-${id}">${words(desk).justificationHint}</p>
      <textarea
        id="justification-${id}"
        dir="auto"
        rows="2"
        aria-describedby="justification-hint-${id}"
        .value=${live(draft.justification ?? "")}
        @input=${(event: Event) => set({ justification: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    ${draft.included ? nothing : exclusionAnswers(desk, draft, set)}
    ${desk.work.isDraft(id) ? html`<p class="warning">${words(desk).draft}</p>` : rowIssues(desk, id)}
    <button type="button" class="quiet" @click=${() => set({ included: undefined })}>${words(desk).clear}</button>
  `;
}

function exclusionAnswers(desk: Desk, draft: DecisionDraft, set: (change: Partial<Decision>) => void): TemplateResult {
  const answers = draft.exclusion ?? {};
  const ask = (key: "no_risk_calls_for_it" | "no_outside_duty_calls_for_it", question: string) => {
    const choice = (none: boolean, label: string) => html`<label class="choice">
      <input
        type="radio"
        name="${key}-${draft.control_id}"
        .checked=${live(answers[key] === none)}
        @change=${() => set({ exclusion: { ...answers, [key]: none } })}
      />
      <span>${label}</span>
    </label>`;
    return html`<fieldset>
      <legend>${question}</legend>
      <div class="choices">${choice(false, words(desk).yes)} ${choice(true, words(desk).no)}</div>
    </fieldset>`;
  };
  return html`${ask("no_risk_calls_for_it", words(desk).risk)} ${ask("no_outside_duty_calls_for_it", words(desk).duty)}`;
}

/** What speaks for the control, and a way to state it as the drivers of the decision. A person decides. */
function suggested(desk: Desk, id: string, draft: DecisionDraft, set: (change: Partial<Decision>) => void): Piece {
  const suggestion = row(desk, id)?.suggestion;
  if (!suggestion || (suggestion.decision === null && suggestion.reasons.length === 0)) return nothing;
  const { decision: made, reasons: list } = suggestion;
  const drivers = list.flatMap((reason) => (reason.kind === "risk" || reason.kind === "clause" || reason.kind === "law" ? [{ kind: reason.kind, ref: reason.ref }] : []));
  return html`<div class="suggestion">
    ${made === null ? nothing : html`<p><b>${words(desk).suggestion[made]}</b> ${list.length === 0 ? words(desk).nothingSpeaks : words(desk).because}</p>`}
    ${list.length === 0 ? nothing : html`<ul>${list.map((reason) => html`<li>${word(desk, "reason_kinds", reason.kind)}: ${named(desk, reason)}</li>`)}</ul>`}
    ${drivers.length === 0 || draft.included === true || made !== "included"
      ? nothing
      : html`<button type="button" class="secondary" @click=${() => set({ included: true, drivers })}>${words(desk).includeForThese}</button>`}
  </div>`;
}

function named(desk: Desk, { kind, ref }: Reason): string {
  switch (kind) {
    case "risk":
      return `${ref} ${riskTitle(desk, desk.work.assessment.risks.find((risk) => risk.id === ref) ?? {})}`;
    case "scenario":
      return `${ref} ${riskTitle(desk, { scenario_id: ref })}`;
    case "role":
      return word(desk, "roles", ref);
    case "clause":
      return `${ref} ${nameOf(desk, ref)}`;
    case "law":
      return lawName(desk, ref);
  }
}

/** A law as `crosswalk.entry`, by its titles. */
export function lawName({ crosswalkTexts }: Desk, ref: string): string {
  const [crosswalk = "", ...entry] = ref.split(".");
  const text = crosswalkTexts.value?.[crosswalk];
  const id = entry.join(".");
  return text === undefined ? ref : `${text.title}: ${text.entries[id]?.title ?? id}`;
}

function row(desk: Desk, id: string): ApplicabilityRow | undefined {
  if (!desk.work.ready) return undefined;
  return desk.work.report.statement_of_applicability.rows.find(({ control_id: other }) => other === id);
}

/** What the engine finds wrong with the row. */
function rowIssues(desk: Desk, id: string): Piece {
  const issues = row(desk, id)?.issues ?? [];
  if (issues.length === 0) return nothing;
  return html`<div class="warning">
    <p>${words(desk).issues}</p>
    <ul>
      ${issues.map(({ rule, clauses }) => html`<li>${word(desk, "row_rules", rule)} ${clauses.length === 0 ? nothing : words(desk).conflict(desk.ui.list(clauses))}</li>`)}
    </ul>
  </div>`;
}
