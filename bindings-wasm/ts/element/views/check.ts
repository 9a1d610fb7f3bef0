/** The answers of a section to look over before going on, each with a way to change it. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Document, Item, Unit } from "../../index.ts";
import type { Desk, Place } from "../desk.ts";
import { html } from "../marking.ts";
import { DECISION, DOCUMENTS, onward, stopsOf, wanted } from "../walk.ts";
import type { Stop, Wanted } from "../walk.ts";
import { leftLine } from "./left.ts";
import { heading, nameOf, word } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.answering;

export function check(desk: Desk, ids: readonly string[]): TemplateResult {
  const units = ids.flatMap((id) => desk.outline.unit(id)?.unit ?? []);
  const here: Place = { view: "check", units: ids };
  return html`
    ${heading(words(desk).check(titleOf(desk, ids)))}
    <p class="lead">${summary(desk, units)}</p>
    ${units.map(
      (unit) => html`<section aria-labelledby="check-${unit.id}">
        <h3 id="check-${unit.id}" class=${units.length === 1 ? "visually-hidden" : nothing}>${unit.id} ${nameOf(desk, unit.id)}</h3>
        <dl class="answers">
          ${stopsOf(desk, [unit]).map((stop) => row(desk, unit, stop, here))}
        </dl>
      </section>`,
    )}
    <p class="proceed"><button type="button" class="primary" @click=${() => desk.go(onward(desk, units))}>${words(desk).proceed}</button></p>
    ${leftLine(desk)}
  `;
}

/** A unit by itself, several by their group. */
export function titleOf(desk: Desk, units: readonly string[]): string {
  const [first] = units;
  const id = units.length === 1 ? first : first && desk.outline.unit(first)?.group.id;
  return id === undefined ? "" : `${id} ${nameOf(desk, id)}`;
}

function summary(desk: Desk, units: readonly Unit[]): string {
  const count = (which: Wanted) => wanted(desk, which, units).length;
  const said = (["open", "unsure", "flagged"] as const).filter((which) => count(which) > 0).map((which) => words(desk).counts[which](count(which)));
  return count("open") === 0 ? [words(desk).complete, ...said].join(" ") : said.join(" ");
}

/** The id of what changes an answer. */
export function changeId(unit: string, step: string): string {
  return `change-${unit}-${step}`;
}

function row(desk: Desk, unit: Unit, { step }: Stop, here: Place): TemplateResult {
  const { name, answer, notes, isOpen } = rowOf(desk, unit, step);
  const change = () => desk.go({ view: "section", unit: unit.id, step, then: here });
  return html`<div>
    <dt>${name}</dt>
    <dd>
      ${answer} ${notes?.map((note) => html`<span class="tag">${note}</span> `)}
    </dd>
    <dd class="change">
      <button type="button" class="link" id=${changeId(unit.id, step)} @click=${change}>${isOpen ? words(desk).answer : words(desk).change}<span class="visually-hidden"> ${name}</span></button>
    </dd>
  </div>`;
}

interface Row {
  readonly name: string;
  readonly answer: unknown;
  readonly notes?: readonly string[];
  readonly isOpen?: boolean;
}

function rowOf(desk: Desk, unit: Unit, step: string): Row {
  switch (step) {
    case DECISION: {
      const { included } = desk.work.decision(unit.id);
      const isOpen = included === undefined;
      const answer = isOpen ? words(desk).undecided : desk.ui.decision[included ? "included" : "excluded"];
      return { name: desk.ui.decision.title(unit.id), answer, isOpen, notes: desk.work.isDraft(unit.id) ? [desk.ui.controls.draft] : [] };
    }
    case DOCUMENTS: {
      const documents = desk.outline.documentsOf(unit.id).map((document) => html`<li>${documentLine(desk, document)}</li>`);
      return { name: desk.ui.documents.title, answer: html`<ul class="plain">${documents}</ul>` };
    }
    default:
      return itemRow(desk, step);
  }
}

function itemRow(desk: Desk, id: Item["id"]): Row {
  const { rating, flagged, note } = desk.work.answer(id);
  const isOpen = rating === undefined;
  const notes = [...(flagged ? [words(desk).flagged] : []), ...(note === undefined ? [] : [desk.ui.question.note])];
  return { name: nameOf(desk, id), answer: isOpen ? html`<b>${words(desk).unanswered}</b>` : word(desk, "scale", rating), isOpen, notes };
}

function documentLine(desk: Desk, { id }: Document): TemplateResult {
  const status = desk.work.document(id)?.status;
  return html`${nameOf(desk, id)}: <span class="stated">${status === undefined ? desk.ui.documents.none : word(desk, "document_statuses", status)}</span>`;
}
