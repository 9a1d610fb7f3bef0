/** One subclause or control: what it is about, its questions, its documents, and the figures that move. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { keyed } from "lit/directives/keyed.js";
import type { UnitRow } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import type { UnitPlace } from "../outline.ts";
import { entry } from "../walk.ts";
import { answered, decided } from "./answered.ts";
import { decision } from "./decision.ts";
import { documentList } from "./documents.ts";
import { disclosure, gauge, heading, link, nameOf, prose, status, terms, toggles, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { question } from "./question.ts";

const words = ({ ui }: Desk) => ui.section;

export function section(desk: Desk, id: string): unknown {
  const place = desk.outline.unit(id);
  return place === undefined ? nothing : keyed(id, unitView(desk, place));
}

function unitView(desk: Desk, place: UnitPlace): TemplateResult {
  const { unit, part } = place;
  return html`<div class="desk">
    <div class="work">
      <div class="caption">
        <p class="crumbs">
          ${link(words(desk).back, () => desk.go({ view: "sections" }))}
          <span aria-hidden="true">/</span>
          <span>${groupName(desk, place)}: ${nameOf(desk, place.group.id)}</span>
        </p>
        ${mannerSwitch(desk)}
      </div>
      ${heading(html`<span class="heading-id">${unit.id}</span> ${nameOf(desk, unit.id)}`)}
      <div class="intro">${about(desk, place)}</div>
      ${part.excludable ? (desk.readonly ? decided : decision)(desk, unit) : nothing}
      ${questions(desk, place)} ${documents(desk, unit.id)} ${onward(desk, unit.id)}
    </div>
    ${figures(desk, place)}
  </div>`;
}

export function groupName(desk: Desk, { group, part }: UnitPlace): string {
  const named = desk.texts.parts[part.id]?.groups;
  if (named !== undefined) return named.replace("{id}", group.id);
  return part.excludable ? words(desk).area(group.id) : words(desk).clause(group.id);
}

/** Questions one at a time, or in a list. */
export function mannerSwitch(desk: Desk): Piece {
  if (desk.readonly) return nothing;
  const { label, ...names } = desk.ui.answering.manner;
  return toggles(
    label,
    (["one", "list"] as const).map((asking) => ({ label: names[asking], pressed: desk.manner.asking === asking, press: () => desk.prefer({ asking }) })),
  );
}

/** What a unit is about, and the words it uses. */
export function about(desk: Desk, place: UnitPlace): TemplateResult {
  const { unit, group } = place;
  const text = desk.texts.units[unit.id];
  return html`
    ${prose(text?.text)}
    ${text?.guidance ? disclosure(words(desk).guidance, prose(text.guidance)) : nothing}
    ${unit.objective === undefined ? nothing : disclosure(`${words(desk).objective} ${unit.objective}`, prose(desk.texts.objectives[unit.objective]?.text))}
    ${disclosure(words(desk).about(groupName(desk, place)), prose(desk.texts.groups[group.id]?.text))}
    ${guard([unit.id, desk.glossary], () => terms(desk, unit))}
  `;
}

/** The figures that move, and the other units of the group. */
export function figures(desk: Desk, place: UnitPlace): TemplateResult {
  const { unit, group, part } = place;
  const row = desk.work.unit(unit.id);
  const name = groupName(desk, place);
  return html`<div class="side">
    <section class="figures" aria-label=${words(desk).figures}>
      ${gauge(desk, unit.id, row?.figure, bands(desk, row))}
      ${gauge(desk, name, desk.work.group(group.id)?.figure)}
      ${gauge(desk, desk.texts.parts[part.id]?.title ?? part.id, desk.work.headline[part.id])}
      <p class="fine">${desk.ui.figures.key}</p>
    </section>
    <nav class="within" aria-label=${words(desk).within(name)}>
      <p class="within-title">${words(desk).within(name)}</p>
      <ul>
        ${group.units.filter((other) => desk.outline.asks(other.id, other.id, desk.mode)).map(
          (other) => html`<li>
            <button type="button" aria-current=${other.id === unit.id ? "step" : nothing} @click=${() => desk.go(entry(desk, [other]))}>
              <span>${other.id} ${nameOf(desk, other.id)}</span>
              <span class="row-status">${status(desk, [other], desk.work.unit(other.id)?.figure)}</span>
            </button>
          </li>`,
        )}
      </ul>
    </nav>
  </div>`;
}

function questions(desk: Desk, { unit }: UnitPlace): TemplateResult {
  const asked = desk.outline.asked([unit], desk.mode);
  const all = asked.map((item, at) => (desk.readonly ? answered(desk, item) : question(desk, item, { at: at + 1, of: asked.length })));
  const list = html`<h3 class="visually-hidden">${words(desk).questions}</h3>
    ${all}
    ${asked.length === unit.items.length
      ? nothing
      : html`<p>${link(words(desk).askAll(unit.items.length), () => desk.ask("full"))}</p>`}`;
  if (!desk.work.unit(unit.id)?.excluded) return list;
  return html`<p class="warning">${words(desk).excluded}</p>
    ${disclosure(words(desk).showExcluded, list)}`;
}

function bands(desk: Desk, row: UnitRow | undefined): unknown {
  return row?.band && row.band_best ? desk.ui.figures.band(word(desk, "classes", row.band), word(desk, "classes", row.band_best)) : nothing;
}

function documents(desk: Desk, unit: string): Piece {
  if (desk.outline.documentsOf(unit).length === 0) return nothing;
  return html`<section class="documents" aria-labelledby="documents">
    <h3 id="documents">${desk.ui.documents.title}</h3>
    ${documentList(desk, unit)}
  </section>`;
}

function onward(desk: Desk, unit: string): TemplateResult {
  const step = (direction: 1 | -1, label: string, kind: string) => {
    const to = desk.outline.neighbour(unit, direction, desk.mode)?.unit.id;
    if (to === undefined) return nothing;
    return html`<button type="button" class=${kind} @click=${() => desk.goTo(to)}><span>${label}: ${to} ${nameOf(desk, to)}</span></button>`;
  };
  const next = desk.outline.neighbour(unit, 1, desk.mode);
  return html`<div class="onward">
    ${step(1, words(desk).next, "primary")}
    ${next === undefined
      ? html`<button type="button" class="primary" @click=${() => desk.go({ view: "report" })}>${desk.ui.toReport}</button>`
      : nothing}
    ${step(-1, words(desk).previous, "quiet")}
  </div>`;
}
