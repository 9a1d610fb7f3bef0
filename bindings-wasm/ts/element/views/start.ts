/** The first view: what this is, how long it takes, and how to begin. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Desk } from "../desk.ts";
import { ui } from "../interface.ts";
import { minutes } from "../outline.ts";
import { heading, link } from "./pieces.ts";

const words = ui.start;

export function start(desk: Desk, openFile: (file: File) => void): TemplateResult {
  const { outline, texts } = desk;
  return html`
    ${heading(words.title(texts.name))}
    <p class="lead">${words.lead}</p>
    <div class="pair">
      ${list(words.is, words.isList)} ${list(words.isNot, words.isNotList)}
    </div>
    <dl class="facts">
      ${fact(words.time, words.timeText(outline.itemCount, minutes(outline.items)))} ${fact(words.help, words.helpText)}
      ${fact(words.privacy, words.privacyText)}
    </dl>
    <div class="pair">${about(desk)} ${resume(desk, openFile)}</div>
    <p class="fine">${texts.notice}</p>
  `;
}

function list(title: string, points: readonly string[]): TemplateResult {
  return html`<section>
    <h3>${title}</h3>
    <ul>
      ${points.map((point) => html`<li>${point}</li>`)}
    </ul>
  </section>`;
}

function fact(term: string, text: string): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${text}</dd>
  </div>`;
}

function about(desk: Desk): TemplateResult {
  const { organization, as_of: asOf } = desk.work.assessment;
  return html`<form class="panel" @submit=${(event: Event) => begin(desk, event)}>
    <h3>${words.about}</h3>
    <div class="field">
      <label for="name">${words.name}</label>
      <p class="hint" id="name-hint">${words.nameHint}</p>
      <input
        id="name"
        type="text"
        autocomplete="organization"
        aria-describedby="name-hint"
        .value=${organization.name ?? ""}
        @change=${(event: Event) => desk.change((work) => work.restate({ organization: { ...organization, name: valueOf(event) } }))}
      />
    </div>
    <div class="field">
      <label for="as-of">${words.asOf}</label>
      <input id="as-of" type="date" required min="1900-01-01" max="2999-12-31" .value=${asOf} @change=${(event: Event) => dated(desk, event)} />
    </div>
    <p>${link(words.toScope, () => desk.go({ view: "scope" }))}</p>
    <button type="submit" class="primary" part="button">${desk.work.hasAnswers ? words.proceed : words.begin}</button>
  </form>`;
}

function resume(desk: Desk, openFile: (file: File) => void): TemplateResult {
  return html`<section class="panel" aria-labelledby="resume">
    <h3 id="resume">${words.resume}</h3>
    <div class="field">
      <label for="file">${words.file}</label>
      <p class="hint" id="file-hint">${words.fileHint}</p>
      <input id="file" type="file" accept="application/json,.json" aria-describedby="file-hint" @change=${(event: Event) => chosen(event, openFile)} />
    </div>
    <slot name="samples"></slot>
    ${desk.opened === undefined ? nothing : html`<p class="opened">${desk.opened} ${link(ui.toReport, () => desk.go({ view: "report" }))}</p>`}
    ${desk.work.hasAnswers || desk.opened !== undefined
      ? html`<button type="button" class="secondary" @click=${() => desk.startAnew()}>${words.anew}</button>`
      : nothing}
  </section>`;
}

function dated(desk: Desk, event: Event): void {
  const input = event.target as HTMLInputElement;
  if (input.checkValidity()) desk.change((work) => work.restate({ as_of: input.value }));
  else input.value = desk.work.assessment.as_of;
}

function begin(desk: Desk, event: Event): void {
  event.preventDefault();
  desk.go({ view: "sections" });
}

function chosen(event: Event, openFile: (file: File) => void): void {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (file !== undefined) openFile(file);
  input.value = "";
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
