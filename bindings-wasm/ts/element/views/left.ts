/** The questions that are left, or those that somebody is to look at again: a list that leads to each of them. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Item } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { timeFor, wanted } from "../walk.ts";
import type { Wanted } from "../walk.ts";
import { disclosure, heading, link, nameOf, toggles } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.answering;

const LISTS = ["open", "unsure", "flagged"] as const satisfies readonly Wanted[];

/** A list of so many questions is laid open. */
const SHORT = 20;

export function left(desk: Desk, which: Wanted): TemplateResult {
  const items = wanted(desk, which);
  const [first] = items;
  const units = [...new Set(items.map(({ id }) => desk.outline.unitOf(id)!))];
  return html`
    ${heading(words(desk).lists[which](items.length))}
    ${toggles(
      words(desk).manner.label,
      LISTS.map((list) => ({ label: words(desk).listNames[list](wanted(desk, list).length), pressed: list === which, press: () => desk.go({ view: "left", which: list }) })),
    )}
    ${first === undefined
      ? html`<p><button type="button" class="primary" @click=${() => desk.go({ view: "report" })}>${desk.ui.toReport}</button></p>`
      : html`<p class="buttons">
          <button type="button" class="primary" @click=${() => answer(desk, first, which)}>${words(desk).next[which]}</button>
          ${which === "open" ? time(desk, items) : nothing}
        </p>`}
    <div>${units.map((unit) => {
      const list = items.filter(({ id }) => desk.outline.unitOf(id) === unit);
      const questions = html`<ul class="questions">
        ${list.map((item) => html`<li>${link(nameOf(desk, item.id), () => answer(desk, item, which))}</li>`)}
      </ul>`;
      return disclosure(`${unit} ${nameOf(desk, unit)} (${desk.ui.number(list.length)})`, questions, desk.printing || items.length <= SHORT);
    })}</div>
  `;
}

/** How many questions are left, linked to exactly these, and the time they take. */
export function leftLine(desk: Desk): TemplateResult {
  const open = wanted(desk, "open");
  const flagged = wanted(desk, "flagged").length;
  const to = (which: Wanted) => () => desk.go({ view: "left", which });
  return html`<p class="left">
    <span>${open.length === 0 ? words(desk).lists.open(0) : html`${link(words(desk).lists.open(open.length), to("open"))} ${time(desk, open)}`}</span>
    ${flagged === 0 ? nothing : link(words(desk).lists.flagged(flagged), to("flagged"))}
  </p>`;
}

function time(desk: Desk, open: readonly Item[]): Piece {
  const { minutes, own } = timeFor(desk, open);
  return html`<span class="time">${own ? words(desk).ownTime(minutes) : words(desk).time(minutes)}</span>`;
}

function answer(desk: Desk, { id }: Item, which: Wanted): void {
  if (!desk.oneByOne) desk.goTo(id);
  else desk.go({ view: "section", unit: desk.outline.unitOf(id)!, step: id, then: { view: "left", which } });
}
