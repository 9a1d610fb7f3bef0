/** The first view: what this is, how long it takes, and how to begin. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Desk, Place } from "../desk.ts";
import { html } from "../marking.ts";
import { minutes, quickMinutes } from "../outline.ts";
import { wanted } from "../walk.ts";
import { titleOf } from "./check.ts";
import { heading, link, nameOf } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { opening } from "./share.ts";

const words = ({ ui }: Desk) => ui.start;

export function start(desk: Desk, openFile: (file: File) => void): TemplateResult {
  const { texts } = desk;
  return html`
    <slot name="intro"></slot>
    ${heading(words(desk).title(texts.name))}
    <p class="lead">${words(desk).lead}</p>
    ${earlier(desk)}
    <div class="pair">
      ${list(words(desk).is, words(desk).isList)} ${list(words(desk).isNot, words(desk).isNotList)}
    </div>
    <dl class="facts">
      ${fact(words(desk).time, time(desk))}
      ${fact(words(desk).help, words(desk).helpText)}
      ${fact(words(desk).hand, words(desk).handText)} ${fact(words(desk).privacy, html`${privacy(desk)} <slot name="privacy"></slot>`)}
    </dl>
    ${desk.readonly ? html`<p>${link(desk.ui.toReport, () => desk.go({ view: "report" }))}</p>` : html`<div class="pair">${about(desk)} ${resume(desk, openFile)}</div>`}
    <p class="fine">${texts.notice}</p>
  `;
}

/** Where the person was before the page was left, if they want to go there. */
function earlier(desk: Desk): Piece {
  const { earlierPlace: place } = desk;
  if (place === undefined) return nothing;
  return html`<p class="opened">${words(desk).earlier(placeName(desk, place))} <button type="button" class="secondary" @click=${() => desk.go(place)}>${words(desk).goThere}</button></p>`;
}

/** What a place is called. */
function placeName(desk: Desk, place: Place): string {
  switch (place.view) {
    case "section":
      return `${place.unit} ${nameOf(desk, place.unit)}`;
    case "check":
      return desk.ui.answering.check(titleOf(desk, place.units));
    case "left":
      return desk.ui.answering.lists[place.which](wanted(desk, place.which).length);
    default:
      return desk.ui.views[place.view];
  }
}

function list(title: string, points: readonly string[]): TemplateResult {
  return html`<section>
    <h3>${title}</h3>
    <ul>
      ${points.map((point) => html`<li>${point}</li>`)}
    </ul>
  </section>`;
}

function time(desk: Desk): unknown {
  const { outline } = desk;
  const all = outline.asked(outline.units, "full");
  const quick = outline.asked(outline.units, "quick");
  const whole = words(desk).timeText(all.length, minutes(all));
  return quick.length === 0 ? whole : html`<p>${words(desk).quickText(quick.length, quickMinutes(quick))}</p><p>${whole}</p>`;
}

function privacy(desk: Desk): unknown {
  const { kept, keptWords } = desk;
  if (kept === undefined || kept === "refused") return words(desk).privacyText;
  return html`${keptWords.privacy} ${desk.canForget && desk.work.hasAnswers ? link(keptWords.forget, () => desk.forget()) : nothing}`;
}

function fact(term: string, text: unknown): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${text}</dd>
  </div>`;
}

function about(desk: Desk): TemplateResult {
  const { organization, as_of: asOf } = desk.work.assessment;
  return html`<form class="panel" @submit=${(event: Event) => begin(desk, event)}>
    <h3>${words(desk).about}</h3>
    <div class="field">
      <label for="name">${words(desk).name}</label>
      <p class="hint" id="name-hint">${words(desk).nameHint}</p>
      <input
        id="name"
        type="text"
        dir="auto"
        autocomplete="organization"
        aria-describedby="name-hint"
        .value=${organization.name ?? ""}
        @change=${(event: Event) => desk.change((work) => work.restate({ organization: { ...organization, name: valueOf(event) } }))}
      />
    </div>
    <div class="field">
      <label for="as-of">${words(desk).asOf}</label>
      <input id="as-of" type="date" required min="1900-01-01" max="2999-12-31" .value=${asOf} @change=${(event: Event) => dated(desk, event)} />
    </div>
    <p>${link(words(desk).toScope, () => desk.go({ view: "scope" }))}</p>
    <p class="buttons">
      <button type="submit" class="primary" part="button">${desk.work.hasAnswers ? words(desk).proceed : words(desk).begin}</button>
      ${desk.outline.hasQuick && !desk.work.hasAnswers ? html`<button type="button" class="secondary" @click=${() => desk.begin("quick")}>${words(desk).beginQuick}</button>` : nothing}
    </p>
  </form>`;
}

function resume(desk: Desk, openFile: (file: File) => void): TemplateResult {
  return html`<section class="panel" aria-labelledby="resume">
    <h3 id="resume">${words(desk).resume}</h3>
    <div class="field">
      <label for="file">${words(desk).file}</label>
      <p class="hint" id="file-hint">${words(desk).fileHint}</p>
      <input id="file" type="file" accept="application/json,.json,text/csv,.csv,.xlsx" aria-describedby="file-hint" @change=${(event: Event) => chosen(event, openFile)} />
      ${desk.wholeEngine?.coming ? html`<p role="status">${desk.ui.file.coming}</p>` : nothing}
    </div>
    ${opening(desk)}
    <slot name="samples"></slot>
    ${desk.opened === undefined ? nothing : html`<p class="opened">${desk.opened} ${link(desk.ui.toReport, () => desk.go({ view: "report" }))}</p>`}
    ${desk.work.hasAnswers || desk.opened !== undefined
      ? html`<button type="button" class="secondary" @click=${() => desk.startAnew()}>${words(desk).anew}</button>`
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
  desk.begin();
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
