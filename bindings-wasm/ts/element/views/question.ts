/** One question: what is asked and why, what would show it, the levels, evidence and note. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { live } from "lit/directives/live.js";
import type { Answer, EvidenceLevel, Item } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { disclosure, word } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.question;

/** From nothing to most. */
const EVIDENCE_LEVELS = ["none", "said", "document", "record", "independent"] as const satisfies readonly EvidenceLevel[];

export function question(desk: Desk, item: Item, at: number, of: number): TemplateResult {
  const { texts, outline } = desk;
  const text = texts.items[item.id];
  const answer = desk.work.answer(item.id);
  const practice = item.basis === "practice";
  return html`<fieldset class="question" id=${item.id} part="question" aria-describedby="why-${item.id}">
    <legend part="legend">${text?.question}</legend>
    <p class="question-meta">
      <span>${words(desk).place(at, of)}</span> <span>${item.id}</span>
      ${item.document === undefined ? nothing : html`<span>${words(desk).document(texts.documents[item.document]?.name ?? item.document)}</span>`}
      ${practice ? html`<span class="tag">${words(desk).practice}</span>` : nothing}
    </p>
    <p class="why" id="why-${item.id}" part="hint"><span class="why-word">${words(desk).why}</span> ${text?.why}</p>
    ${disclosure(words(desk).shows, html`<ul>${text?.evidence.map((entry) => html`<li>${entry}</li>`)}</ul>`)}
    <div class="levels">
      ${outline.catalogue.scale.map(({ id }) => level(desk, item, answer, id, texts.levels[item.kind]?.[id]))}
      <p class="or" aria-hidden="true">${words(desk).or}</p>
      ${level(desk, item, answer, "unsure")}
    </div>
    ${backing(desk, item, answer)}
  </fieldset>`;
}

function level(desk: Desk, item: Item, answer: Answer, rating: string, sentence?: string): TemplateResult {
  return html`<label class="level" part="option">
    <input
      type="radio"
      name="rating-${item.id}"
      value=${rating}
      .checked=${live(answer.rating === rating)}
      @change=${() => desk.change((work) => work.setAnswer(item.id, { rating }))}
    />
    <span><b>${desk.texts.words["scale"]?.[rating]?.label}</b>${sentence === undefined ? nothing : html`<span class="level-text">${sentence}</span>`}</span>
  </label>`;
}

function backing(desk: Desk, item: Item, answer: Answer): TemplateResult {
  const chosen = answer.evidence_level;
  return html`<div class="backing">
    <div class="field">
      <label for="evidence-${item.id}">${words(desk).evidence}</label>
      <select
        id="evidence-${item.id}"
        aria-describedby="evidence-text-${item.id}"
        @change=${(event: Event) => {
          const value = (event.target as HTMLSelectElement).value;
          desk.change((work) => work.setAnswer(item.id, { evidence_level: value === "" ? undefined : (value as EvidenceLevel) }));
        }}
      >
        <option value="" .selected=${live(chosen === undefined)}>${words(desk).evidenceNone}</option>
        ${EVIDENCE_LEVELS.map((id) => html`<option value=${id} .selected=${live(chosen === id)}>${word(desk, "evidence_levels", id)}</option>`)}
      </select>
    </div>
    ${answer.rating === undefined
      ? nothing
      : html`<button
          type="button"
          class="quiet"
          aria-label="${words(desk).clear}: ${item.id}"
          @click=${(event: Event) => {
            const radio = (event.target as HTMLElement).closest("fieldset")?.querySelector("input");
            desk.change((work) => work.setAnswer(item.id, { rating: undefined }));
            radio?.focus();
          }}
        >
          ${words(desk).clear}
        </button>`}
    <p class="hint" id="evidence-text-${item.id}">${chosen === undefined ? "" : desk.texts.words["evidence_levels"]?.[chosen]?.text}</p>
    ${disclosure(
      answer.note === undefined ? words(desk).note : words(desk).noted,
      html`<label class="visually-hidden" for="note-${item.id}">${words(desk).noteLabel}</label>
        <textarea
          id="note-${item.id}"
          rows="3"
          .value=${live(answer.note ?? "")}
          @input=${(event: Event) => desk.change((work) => work.setAnswer(item.id, { note: (event.target as HTMLTextAreaElement).value }))}
        ></textarea>`,
      guard([item.id], () => answer.note !== undefined),
    )}
  </div>`;
}
