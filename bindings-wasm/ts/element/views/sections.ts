/** The list of sections, each with how far it is. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Group, Item, Part } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { minutes, quickMinutes } from "../outline.ts";
import type { Work } from "../work.ts";
import { bar, gauge, heading, range, status } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.sections;

export function sections(desk: Desk): TemplateResult {
  const asked = desk.outline.asked(desk.outline.units, desk.mode);
  const left = asked.filter((item) => isOpen(desk.work, item));
  const time = desk.mode === "quick" ? quickMinutes(left, desk.texts) : minutes(left);
  return html`
    ${heading(words(desk).title)}
    <p class="lead">${words(desk).lead} ${words(desk).left(left.length, time)}</p>
    ${desk.outline.hasQuick ? lookFor(desk, asked.length) : nothing} ${desk.outline.catalogue.parts.map((part) => partSection(desk, part))}
    <p><button type="button" class="primary" @click=${() => desk.go({ view: "report" })}>${desk.ui.toReport}</button></p>
  `;
}

/** How much is asked, and a way to change it. */
function lookFor(desk: Desk, asked: number): TemplateResult {
  const quick = desk.mode === "quick";
  return html`<p>
    ${quick ? words(desk).quick(asked) : nothing}
    <button type="button" class="secondary" @click=${() => desk.ask(quick ? "full" : "quick")}>${quick ? words(desk).toFull : words(desk).toQuick}</button>
  </p>`;
}

function isOpen(work: Work, item: Item): boolean {
  return work.answer(item.id).rating === undefined;
}

function partSection(desk: Desk, part: Part): TemplateResult {
  const { texts, work } = desk;
  const text = texts.parts[part.id];
  return html`<section class="part" aria-labelledby="part-${part.id}">
    <div class="part-head">
      <div>
        <h3 id="part-${part.id}">${text?.title}</h3>
        <p class="prose">${text?.text}</p>
      </div>
      ${gauge(desk, words(desk).inPlace, work.headline[part.id])}
    </div>
    <ul class="rows">
      ${part.groups.filter(({ units }) => desk.outline.asked(units, desk.mode).length > 0).map((group) => row(desk, group))}
    </ul>
  </section>`;
}

function row(desk: Desk, group: Group): TemplateResult {
  const { texts, work } = desk;
  const figure = work.group(group.id)?.figure;
  const first = group.units.find((unit) => desk.outline.asked([unit], desk.mode).some((item) => isOpen(work, item))) ?? group.units[0];
  return html`<li class="row">
    <span class="row-id" aria-hidden="true">${group.id}</span>
    <span class="row-title">
      <button type="button" class="row-link" aria-describedby="status-${group.id}" @click=${() => first && desk.goTo(first.id)}>
        <span class="visually-hidden">${group.id} </span>${texts.groups[group.id]?.title}
      </button>
      <span class="row-status" id="status-${group.id}">${status(desk, group.units, figure)}</span>
    </span>
    <span class="row-figure"><span class="row-range">${range(desk, figure)}</span>${figure ? bar(figure.low, figure.high) : ""}</span>
  </li>`;
}
