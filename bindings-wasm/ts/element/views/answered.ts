/** What was answered and decided, where it is only to be read. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Item, Unit } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { prose, word } from "./pieces.ts";

export function answered(desk: Desk, item: Item): TemplateResult {
  const { texts, ui } = desk;
  const { rating, evidence_level: level, evidence = [], note, owner, due_on: due, flagged } = desk.work.answer(item.id);
  return html`<section class="question" id=${item.id} part="question" aria-labelledby="question-${item.id}">
    <h4 id="question-${item.id}" part="legend">${texts.items[item.id]?.question}</h4>
    <p class="question-meta"><span>${item.id}</span>${flagged ? html` <span class="tag">${ui.answering.flagged}</span>` : ""}</p>
    <p><b>${rating === undefined ? ui.comparison.unanswered : word(desk, "scale", rating)}</b> ${texts.levels[item.kind]?.[rating ?? ""]}</p>
    ${level === undefined ? nothing : html`<p>${ui.question.evidence} ${word(desk, "evidence_levels", level)}</p>`}
    ${evidence.length === 0 ? nothing : html`<ul>${evidence.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul>`}
    ${prose(note)} ${owner === undefined && due === undefined ? nothing : html`<p class="hint">${[owner, due && ui.date(due)].filter(Boolean).join(ui.comma)}</p>`}
  </section>`;
}

export function decided(desk: Desk, { id }: Unit): TemplateResult {
  const { included, justification } = desk.work.decision(id);
  const made = included === undefined ? "undecided" : included ? "included" : "excluded";
  return html`<section class="decision"><p><b>${word(desk, "decisions", made)}</b></p>${prose(justification)}</section>`;
}
