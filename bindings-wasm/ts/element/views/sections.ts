/** What there is to do: by the steps of an implementation, or every section by clause and area, each with how far it is. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Group, Part } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { entry, wanted } from "../walk.ts";
import { leftLine } from "./left.ts";
import { bar, gauge, heading, link, range, status, toggles } from "./pieces.ts";
import { mannerSwitch } from "./section.ts";
import { tasks } from "./tasks.ts";

const words = ({ ui }: Desk) => ui.sections;

export function sections(desk: Desk): TemplateResult {
  const { label, ...names } = desk.ui.answering.order;
  const hasSteps = desk.outline.catalogue.steps.length > 0;
  const [open] = desk.readonly ? [] : wanted(desk, "open");
  return html`
    ${heading(words(desk).title)}
    <p class="lead">${words(desk).lead}</p>
    <div class="ahead">${leftLine(desk)} ${desk.outline.hasQuick ? lookFor(desk) : nothing}</div>
    <p><button type="button" class="primary" @click=${() => desk.go(open === undefined ? { view: "report" } : entry(desk, desk.outline.units))}>${open === undefined ? desk.ui.toReport : desk.ui.answering.next.open}</button></p>
    <div class="switches">
      ${hasSteps
        ? toggles(
            label,
            (["steps", "sections"] as const).map((by) => ({ label: names[by], pressed: desk.manner.tasks === by, press: () => desk.prefer({ tasks: by }) })),
          )
        : nothing}
      ${mannerSwitch(desk)}
    </div>
    ${hasSteps && desk.manner.tasks === "steps" ? tasks(desk) : desk.outline.catalogue.parts.map((part) => partSection(desk, part))}
    ${open === undefined ? nothing : html`<p><button type="button" class="secondary" @click=${() => desk.go({ view: "report" })}>${desk.ui.toReport}</button></p>`}
  `;
}

/** How much is asked, and a way to change it. */
function lookFor(desk: Desk): TemplateResult {
  const quick = desk.mode === "quick";
  const asked = desk.outline.asked(desk.outline.units, desk.mode).length;
  return html`<p class="hint">
    ${quick ? words(desk).quick(asked) : nothing} ${link(quick ? words(desk).toFull : words(desk).toQuick, () => desk.ask(quick ? "full" : "quick"))}
  </p>`;
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
  const asked = group.units.filter(({ id }) => desk.outline.asks(id, id, desk.mode));
  return html`<li class="row">
    <span class="row-id" aria-hidden="true">${group.id}</span>
    <span class="row-title">
      <button type="button" class="row-link" aria-describedby="status-${group.id}" @click=${() => desk.go(entry(desk, asked))}>
        <span class="visually-hidden">${group.id} </span>${texts.groups[group.id]?.title}
      </button>
      <span class="row-status" id="status-${group.id}">${status(desk, group.units, figure)}</span>
    </span>
    <span class="row-figure"><span class="row-range">${range(desk, figure)}</span>${figure ? bar(figure.low, figure.high) : ""}</span>
  </li>`;
}
