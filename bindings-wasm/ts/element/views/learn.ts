/** The standard to read: pick a section from a list, without answering anything. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { Group } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html, languageOf, parted } from "../marking.ts";
import type { UnitPlace } from "../outline.ts";
import { option } from "./fields.ts";
import { disclosure, heading, link, nameOf, prose, terms } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.learn;

/** Something to read, and under which heading of the list it stands. */
interface Topic {
  readonly id: string;
  readonly title: string;
  readonly shelf: string;
  readonly show: () => TemplateResult;
}

/** The topic that a newcomer opens first. */
export function firstTopic({ texts }: Desk): string {
  return `overview:${texts.overview[0]?.id ?? ""}`;
}

export function learn(desk: Desk, id: string): TemplateResult {
  const all = topics(desk);
  const at = Math.max(0, all.findIndex((topic) => topic.id === id));
  const topic = all[at];
  const shelves = [...new Set(all.map(({ shelf }) => shelf))];
  const step = (to: Topic | undefined, label: string) =>
    to === undefined
      ? nothing
      : html`<button type="button" class="quiet" @click=${() => desk.go({ view: "learn", topic: to.id }, "topic")}>${label}: ${to.title}</button>`;
  return html`
    ${heading(words(desk).title)}
    <p class="lead">${words(desk).lead}</p>
    <div class="field pick">
      <label for="topic-list">${words(desk).pick}</label>
      <select
        id="topic-list"
        @change=${(event: Event) => desk.go({ view: "learn", topic: (event.target as HTMLSelectElement).value }, "topic-list")}
      >
        ${shelves.map(
          (shelf) => html`<optgroup label=${shelf} lang=${languageOf(shelf)}>
            ${all
              .filter((entry) => entry.shelf === shelf)
              .map((entry) => option(entry.id, entry.title, entry.id === topic?.id))}
          </optgroup>`,
        )}
      </select>
    </div>
    <article>
      <h3 id="topic" tabindex="-1">${topic?.title}</h3>
      ${keyed(topic?.id, topic?.show())}
    </article>
    <div class="onward">${step(all[at + 1], words(desk).next)} ${step(all[at - 1], words(desk).previous)}</div>
  `;
}

function topics(desk: Desk): Topic[] {
  const { texts, outline } = desk;
  const overview = texts.overview.map(({ id, title, text }) => ({ id: `overview:${id}`, title, shelf: words(desk).overview, show: () => reading(text) }));
  const steps = texts.steps.map(({ id, title, text }, at) => ({
    id: `step:${id}`,
    title: `${at + 1}. ${title}`,
    shelf: words(desk).steps,
    show: () => html`${reading(text)}<p class="fine">${words(desk).step(at + 1, texts.steps.length)}</p>`,
  }));
  const sections = outline.catalogue.parts.flatMap((part) =>
    part.groups.flatMap((group) => [
      { id: group.id, title: titled(desk, group.id), shelf: titled(desk, group.id), show: () => groupTopic(desk, group) },
      ...group.units.map((unit) => ({ id: unit.id, title: titled(desk, unit.id), shelf: titled(desk, group.id), show: () => unitTopic(desk, { unit, group, part }) })),
    ]),
  );
  const glossary = { id: "glossary", title: words(desk).glossary, shelf: words(desk).glossary, show: () => glossaryTopic(desk) };
  return [...overview, ...steps, ...sections, glossary];
}

function titled(desk: Desk, id: string): string {
  return `${id} ${nameOf(desk, id)}`;
}

/** Running text, its paragraphs parted by blank lines. */
function reading(text: string): TemplateResult {
  return html`${parted(text, "\n\n").map((paragraph) => prose(paragraph))}`;
}

function groupTopic(desk: Desk, group: Group): TemplateResult {
  return html`
    ${prose(desk.texts.groups[group.id]?.text)}
    ${group.objectives?.map(
      (id) => html`<h4>${desk.ui.section.objective} ${id}</h4>
        ${prose(desk.texts.objectives[id]?.text)}`,
    )}
    <h4>${words(desk).parts}</h4>
    <ul>
      ${group.units.map(({ id }) => html`<li>${link(titled(desk, id), () => desk.go({ view: "learn", topic: id }, "topic"))}</li>`)}
    </ul>
  `;
}

function unitTopic(desk: Desk, { unit }: UnitPlace): TemplateResult {
  const text = desk.texts.units[unit.id];
  return html`
    ${prose(text?.text)}
    ${text?.guidance
      ? html`<h4>${desk.ui.section.guidance}</h4>
          ${prose(text.guidance)}`
      : nothing}
    <h4>${words(desk).asks}</h4>
    <ul class="asked">
      ${unit.items.map(({ id }) => {
        const item = desk.texts.items[id];
        return html`<li>
          <p>${item?.question}</p>
          <p class="hint">${item?.why}</p>
          ${disclosure(desk.ui.question.shows, html`<ul>${item?.evidence.map((entry) => html`<li>${entry}</li>`)}</ul>`)}
        </li>`;
      })}
    </ul>
    ${unitDocuments(desk, unit.id)} ${terms(desk, unit)}
    <p><button type="button" class="primary" @click=${() => desk.goTo(unit.id)}>${words(desk).answer}</button></p>
  `;
}

function unitDocuments(desk: Desk, unit: string): Piece {
  const documents = desk.outline.documentsOf(unit);
  if (documents.length === 0) return nothing;
  return html`<h4>${words(desk).documents}</h4>
    <dl class="terms">
      ${documents.map(
        ({ id, demand }) => html`<dt>${desk.texts.documents[id]?.name}</dt>
          <dd>${desk.texts.documents[id]?.text} <span class="tag">${desk.ui.documents.demand[demand]}</span></dd>`,
      )}
    </dl>`;
}

function glossaryTopic({ glossary }: Desk): TemplateResult {
  return html`<dl class="terms">${glossary.terms.map(({ term, text }) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>`;
}
