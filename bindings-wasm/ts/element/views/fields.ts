/** Fields of forms that state something at once: each hands over what it says when it is left or changed. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import { html, languageOf } from "../marking.ts";
import { typing } from "./typing.ts";
import { live } from "lit/directives/live.js";

/** What a field is called, and what helps to fill it in. */
export interface Label {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly hint?: string | undefined;
}

/** A line of text, or with `rows` several. Blank takes the statement back. */
export function textField(label: Label, value: string | undefined, set: (value: string | undefined) => void, rows = 1): TemplateResult {
  const changed = (event: Event) => {
    const text = typing.end(event);
    set(text.trim() === "" ? undefined : text);
  };
  const described = label.hint === undefined ? nothing : `${label.id}-hint`;
  return field(
    label,
    rows === 1
      ? html`<input id=${label.id} type="text" dir="auto" aria-describedby=${described} .value=${typing.value(value ?? "")} @input=${typing.begin} @change=${changed} />`
      : html`<textarea id=${label.id} dir="auto" rows=${rows} aria-describedby=${described} .value=${typing.value(value ?? "")} @input=${typing.begin} @change=${changed}></textarea>`,
  );
}

/** One of several, or none. */
export function selectField<Value extends string>(
  label: Label,
  none: string,
  choices: readonly Choice<Value>[],
  value: Value | undefined,
  set: (value: Value | undefined) => void,
): TemplateResult {
  const changed = (event: Event) => {
    const chosen = (event.target as HTMLSelectElement).value;
    set(chosen === "" ? undefined : (chosen as Value));
  };
  const hint = choices.find((choice) => choice.value === value)?.hint ?? label.hint;
  return field(
    { ...label, hint },
    html`<select id=${label.id} aria-describedby=${hint === undefined ? nothing : `${label.id}-hint`} @change=${changed}>
      <option value="" .selected=${live(value === undefined)}>${none}</option>
      ${choices.map((choice) => option(choice.value, choice.label, choice.value === value))}
    </select>`,
  );
}

/** One of the options of a list; it has room for text only, so it says its language itself. */
export function option(value: string, label: string, selected: boolean): TemplateResult {
  return html`<option value=${value} lang=${languageOf(label)} .selected=${live(selected)}>${label}</option>`;
}

/** Any of several. */
export function checkList<Value extends string>(
  { id, label, hint }: Label,
  choices: readonly Choice<Value>[],
  chosen: readonly Value[],
  set: (chosen: Value[]) => void,
): TemplateResult {
  const toggle = (value: Value) => (event: Event) => {
    const on = (event.target as HTMLInputElement).checked;
    set(choices.map((choice) => choice.value).filter((other) => (other === value ? on : chosen.includes(other))));
  };
  return html`<fieldset id=${id} aria-describedby=${hint === undefined ? nothing : `${id}-hint`}>
    <legend>${label}</legend>
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
    <div class="checks">
      ${choices.map(({ value, label: name, hint: about }) => {
        const own = `${id}-${value}`;
        return html`<label class="choice">
          <input type="checkbox" name=${id} value=${value} aria-labelledby=${own} aria-describedby=${about === undefined ? nothing : `${own}-text`} .checked=${live(chosen.includes(value))} @change=${toggle(value)} />
          <span><span id=${own}>${name}</span>${about === undefined ? nothing : html`<span class="level-text" id="${own}-text">${about}</span>`}</span>
        </label>`;
      })}
    </div>
  </fieldset>`;
}

/** One line and a button: what is typed begins something new. */
export function adder({ id, label, hint }: Label, button: string, add: (text: string) => void): TemplateResult {
  const submitted = (event: Event) => {
    event.preventDefault();
    const input = (event.target as HTMLFormElement).querySelector("input")!;
    const text = input.value.trim();
    if (text === "") return input.focus();
    input.value = "";
    add(text);
  };
  return html`<form class="adder" @submit=${submitted}>
    ${field({ id, label, hint }, html`<input id=${id} type="text" dir="auto" required aria-describedby=${hint === undefined ? nothing : `${id}-hint`} />`)}
    <button type="submit" class="secondary">${button}</button>
  </form>`;
}

function field({ id, label, hint }: Label, control: TemplateResult): TemplateResult {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`} ${control}
  </div>`;
}
