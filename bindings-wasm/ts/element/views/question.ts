/** One question: what is asked and why, what would show it, the levels, evidence and note. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { live } from "lit/directives/live.js";
import type { Answer, EvidenceLevel, Item } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { option, textField } from "./fields.ts";
import { disclosure, word } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.question;

/** From nothing to most. */
const EVIDENCE_LEVELS = ["none", "said", "document", "record", "independent"] as const satisfies readonly EvidenceLevel[];

/** `number`: which one it is among those of its section; `title`: how its text stands there. */
export function question(
  desk: Desk,
  item: Item,
  number: { readonly at: number; readonly of: number } | undefined,
  title: (text: unknown) => unknown = (text) => text,
): TemplateResult {
  const { texts, outline } = desk;
  const text = texts.items[item.id];
  const answer = desk.work.answer(item.id);
  const practice = item.basis === "practice";
  return html`<fieldset class="question" id=${item.id} part="question" aria-describedby="why-${item.id}">
    <legend part="legend">${title(text?.question)}</legend>
    <p class="question-meta">
      ${number === undefined ? nothing : html`<span>${words(desk).place(number.at, number.of)}</span>`} <span>${item.id}</span>
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
  const id = `level-${item.id}-${rating}`;
  return html`<label class="level" part="option">
    <input
      type="radio"
      name="rating-${item.id}"
      value=${rating}
      aria-labelledby=${id}
      aria-describedby=${sentence === undefined ? nothing : `${id}-text`}
      .checked=${live(answer.rating === rating)}
      @change=${() => desk.rate(item.id, rating)}
    />
    <span><b id=${id}>${desk.texts.words["scale"]?.[rating]?.label}</b>${sentence === undefined ? nothing : html`<span class="level-text" id="${id}-text">${sentence}</span>`}</span>
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
          set(desk, item, { evidence_level: value === "" ? undefined : (value as EvidenceLevel) });
        }}
      >
        <option value="" .selected=${live(chosen === undefined)}>${words(desk).evidenceNone}</option>
        ${EVIDENCE_LEVELS.map((id) => option(id, word(desk, "evidence_levels", id), chosen === id))}
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
            set(desk, item, { rating: undefined });
            radio?.focus();
          }}
        >
          ${words(desk).clear}
        </button>`}
    <p class="hint" id="evidence-text-${item.id}">${chosen === undefined ? "" : desk.texts.words["evidence_levels"]?.[chosen]?.text}</p>
    ${details(desk, item, answer)}
    <label class="choice flag">
      <input type="checkbox" .checked=${live(answer.flagged === true)} @change=${(event: Event) => set(desk, item, { flagged: (event.target as HTMLInputElement).checked || undefined })} />
      <span>${desk.ui.answering.flag}</span>
    </label>
  </div>`;
}

/** What a person may state beside the level. */
function details(desk: Desk, item: Item, answer: Answer): TemplateResult {
  const { answering } = desk.ui;
  const { note, evidence, owner, due_on: due } = answer;
  const stated = [note, evidence, owner, due].filter((value) => value !== undefined).length;
  return disclosure(
    answering.details(stated),
    html`<div class="panel">
      <div class="field">
        <label for="note-${item.id}">${words(desk).noteLabel}</label>
        <textarea id="note-${item.id}" dir="auto" rows="3" .value=${live(note ?? "")} @input=${(event: Event) => set(desk, item, { note: (event.target as HTMLTextAreaElement).value })}></textarea>
      </div>
      ${textField({ id: `shown-${item.id}`, label: answering.evidence, hint: answering.evidenceHint }, evidence?.join("\n"), (text) => set(desk, item, { evidence: lines(text) }), 2)}
      ${textField({ id: `owner-${item.id}`, label: desk.ui.risks.owner }, owner, (text) => set(desk, item, { owner: text }))}
      <div class="field">
        <label for="due-${item.id}">${answering.due}</label>
        <input id="due-${item.id}" type="date" min="1900-01-01" max="2999-12-31" .value=${live(due ?? "")} @change=${(event: Event) => dated(desk, item, due, event)} />
      </div>
    </div>`,
    guard([item.id], () => stated > 0),
  );
}

function set(desk: Desk, item: Item, change: Partial<Answer>): void {
  desk.change((work) => work.setAnswer(item.id, change));
}

/** The lines that say something; undefined where none does. */
function lines(text: string | undefined): string[] | undefined {
  const said = (text ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return said.length === 0 ? undefined : said;
}

/** Takes a day of the calendar; anything else leaves the one before. */
function dated(desk: Desk, item: Item, before: string | undefined, event: Event): void {
  const input = event.target as HTMLInputElement;
  if (input.validity.valid) set(desk, item, { due_on: input.value });
  else input.value = before ?? "";
}
