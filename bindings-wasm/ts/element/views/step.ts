/** One thing at a time: a question, the decision on a control or the documents of a unit, and the way on. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Desk, SectionPlace } from "../desk.ts";
import { html } from "../marking.ts";
import type { UnitPlace } from "../outline.ts";
import { DECISION, DOCUMENTS, after, sectionOf, stopAt, stopsOf } from "../walk.ts";
import type { Stop } from "../walk.ts";
import { changeId } from "./check.ts";
import { decision } from "./decision.ts";
import { documentList } from "./documents.ts";
import { leftLine } from "./left.ts";
import { disclosure, heading, nameOf } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { question } from "./question.ts";
import { about, figures, groupName, mannerSwitch } from "./section.ts";

const words = ({ ui }: Desk) => ui.answering;

export function step(desk: Desk, place: SectionPlace): unknown {
  const stop = stopAt(desk, place);
  const unit = stop && desk.outline.unit(stop.unit);
  return unit === undefined ? nothing : keyed(`${stop!.unit} ${stop!.step}`, view(desk, place, unit, stop!));
}

function view(desk: Desk, place: SectionPlace, unit: UnitPlace, stop: Stop): TemplateResult {
  const proceed = (event: Event) => {
    event.preventDefault();
    const next = after(desk, stop, place.then);
    desk.go(next, place.then?.view === "check" ? changeId(stop.unit, stop.step) : undefined);
  };
  return html`<div class="desk one">
    <form class="work" novalidate @submit=${proceed}>
      <div class="caption">
        <p>${groupName(desk, unit)}: ${unit.unit.id} ${nameOf(desk, unit.unit.id)}</p>
        ${mannerSwitch(desk)}
      </div>
      ${asked(desk, unit, stop)}
      <p class="proceed">
        <button type="submit" class="primary" part="button">${words(desk).proceed}</button>
        ${desk.kept === "kept" && desk.work.answer(stop.step).rating !== undefined ? html`<span class="kept">${words(desk).kept}</span>` : nothing}
      </p>
      ${leftLine(desk)} ${stop.step === DECISION ? nothing : disclosure(words(desk).about(unit.unit.id), about(desk, unit))}
    </form>
    ${figures(desk, unit)}
  </div>`;
}

function asked(desk: Desk, unit: UnitPlace, { step: name }: Stop): unknown {
  switch (name) {
    case DECISION:
      return html`${heading(html`<span class="heading-id">${unit.unit.id}</span> ${nameOf(desk, unit.unit.id)}`)}
        <div class="intro">${about(desk, unit)}</div>
        ${decision(desk, unit.unit)}`;
    case DOCUMENTS:
      return html`${heading(words(desk).documents(unit.unit.id))}
        <div class="documents">${documentList(desk, unit.unit.id)}</div>`;
    default:
      return one(desk, unit, name);
  }
}

/** A question of the section, with its number among them. */
function one(desk: Desk, { unit }: UnitPlace, id: string): unknown {
  const item = unit.items.find((other) => other.id === id);
  if (item === undefined) return nothing;
  const questions = stopsOf(desk, sectionOf(desk, unit.id)).filter(({ step: name }) => desk.outline.isItem(name));
  const at = questions.findIndex(({ step: name }) => name === id);
  return html`${leftOut(desk, unit.id)} ${question(desk, item, at < 0 ? undefined : { at: at + 1, of: questions.length }, heading)}`;
}

function leftOut(desk: Desk, unit: string): Piece {
  return desk.work.unit(unit)?.excluded ? html`<p class="warning">${desk.ui.section.excluded}</p>` : nothing;
}
