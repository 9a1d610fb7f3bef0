/** Small pieces that several views are made of. */
import { nothing, svg } from "lit";
import type { TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Figure, Unit } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html, plain, within } from "../marking.ts";

export type Piece = TemplateResult | typeof nothing;

/** The heading of a view; it takes the focus when the view appears. */
export function heading(text: unknown): TemplateResult {
  return html`<h2 id="heading" tabindex="-1">${text}</h2>`;
}

/** A range as a bar: solid what is certain, light what is still open. The range stands beside it as text. */
export function bar(low: number, high: number): TemplateResult {
  return html`<svg part="chart" class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="track" width="100" height="10"></rect>
    ${high > low ? svg`<rect class="open" x=${low} width=${high - low} height="10"></rect>` : nothing}
    <rect class="certain" width=${low} height="10"></rect>
  </svg>`;
}

/** Range of a figure as text; where nothing counts, a word for it. */
export function range({ ui }: Desk, figure: Pick<Figure, "low" | "high"> | null | undefined): string {
  return figure ? ui.range(figure.low, figure.high) : ui.noFigure;
}

/** A figure with its name: range, bar and how much is answered. */
export function gauge(desk: Desk, title: string, figure: Figure | null | undefined, band: unknown = nothing): TemplateResult {
  return html`<div class="gauge" part="progress">
    <span class="gauge-title">${title}</span>
    <span class="gauge-range">${range(desk, figure)}</span>
    ${figure ? bar(figure.low, figure.high) : nothing}
    <span class="gauge-note">${figure ? desk.ui.figures.answered(figure.rated, figure.applicable) : nothing}</span>
    <span class="gauge-note">${band}</span>
  </div>`;
}

/** How far units are answered, in words; where they have no figure, why. */
export function status({ ui, work }: Desk, units: readonly Unit[], figure: Figure | null | undefined): string {
  if (!figure) return units.every(({ id }) => work.unit(id)?.excluded) ? ui.leftOutWhole : ui.weightless;
  const unsure = units.flatMap(({ items }) => items).filter((item) => item.basis === "requirement" && work.answer(item.id).rating === "unsure").length;
  return ui.status(figure.rated, unsure, figure.applicable);
}

/** A button that reads as a link. */
export function link(text: unknown, act: () => void, label?: string): TemplateResult {
  return html`<button type="button" class="link" aria-label=${label ?? nothing} title=${label ?? nothing} @click=${act}>${text}</button>`;
}

/** Buttons of which one is pressed. */
export function toggles(label: string, choices: readonly { readonly label: string; readonly pressed: boolean; readonly press: () => void }[]): TemplateResult {
  return html`<div class="toggles no-print" role="group" aria-label=${label}>
    <span aria-hidden="true">${label}</span>
    <div>${choices.map((choice) => html`<button type="button" aria-pressed=${choice.pressed} @click=${choice.press}>${choice.label}</button>`)}</div>
  </div>`;
}

/** A link to where an id of the catalogue or of a risk is dealt with; it reads as the id, or as `text`, and is no more than that on paper. */
export function reference(desk: Desk, id: string, text?: string): unknown {
  if (desk.printing || !desk.knows(id)) return text ?? id;
  return link(text ?? id, () => desk.goTo(id), text === undefined ? `${id} ${nameOf(desk, id)}` : undefined);
}

/** Links to several ids, one after the other. */
export function references(desk: Desk, ids: readonly string[]): unknown {
  const listed = desk.ui.listed(ids.map((id) => reference(desk, id)));
  return ids.map((_, at) => {
    const after = String(listed[2 * at + 1] ?? "");
    return html`<span class="joined">${listed[2 * at]}${after.trimEnd()}</span>${after.slice(after.trimEnd().length)}`;
  });
}

/** What a risk is called: by the person, or by its scenario. */
export function riskTitle({ texts }: Desk, { title, scenario_id: scenario }: { title?: string | null; scenario_id?: string | null }): string {
  return title ?? texts.scenarios[scenario ?? ""]?.title ?? "";
}

/** Title, question or name of an id of the catalogue. */
export function nameOf({ texts }: Desk, id: string): string {
  return texts.units[id]?.title ?? texts.items[id]?.question ?? texts.documents[id]?.name ?? texts.groups[id]?.title ?? "";
}

/** Label of a word of the engine. */
export function word({ texts }: Desk, list: string, key: string): string {
  return texts.words[list]?.[key]?.label ?? key;
}

/** Words of the engine to choose from, with what they mean. */
export function worded<Key extends string>({ texts }: Desk, list: string, keys: readonly Key[]): { value: Key; label: string; hint: string | undefined }[] {
  const words = texts.words[list] ?? {};
  return keys.map((value) => ({ value, label: words[value]?.label ?? value, hint: words[value]?.text }));
}

/** A sentence with its `{parameters}` filled in. */
export function fill(template: string, values: Readonly<Record<string, unknown>>): unknown[] {
  const filled = plain(template).trim().split(/\{(\w+)\}/).map((text, at) => (at % 2 === 0 ? text : (values[text] ?? "")));
  return within(template, filled);
}

/** A sentence of the language pack. */
export function sentence({ texts }: Desk, name: string, values: Readonly<Record<string, unknown>> = {}): unknown[] {
  return fill(texts.sentences[name] ?? "", values);
}

/** An indicative grade as a tag. */
export function gradeTag(desk: Desk, grade: string): TemplateResult {
  return html`<span class="tag grade-${grade}">${word(desk, "grades", grade)}</span>`;
}

/** Running text. */
export function prose(text: string | undefined): Piece {
  return text ? html`<p class="prose" dir="auto">${text}</p>` : nothing;
}

/** A block that opens on demand, and always on paper. */
export function disclosure(summary: unknown, content: unknown, open: unknown = false): TemplateResult {
  return html`<details ?open=${open}>
    <summary>${summary}</summary>
    <div class="disclosed">${content}</div>
  </details>`;
}

/** A block whose content is made when it is opened. A click is taken at once: `toggle` comes a task later, and a redraw in between would undo it. */
export function later(desk: Desk, key: string, summary: unknown, content: () => unknown): TemplateResult {
  const open = desk.isExpanded(key);
  const press = (event: Event): void => {
    event.preventDefault();
    desk.unfold(key, !open);
  };
  return html`<details ?open=${live(open)} @toggle=${({ target }: Event) => desk.unfold(key, (target as HTMLDetailsElement).open)}>
    <summary @click=${press}>${summary}</summary>
    <div class="disclosed">${open ? content() : nothing}</div>
  </details>`;
}

/** The terms of the glossary that a unit uses, explained. */
export function terms({ ui, texts, glossary }: Desk, { id, items }: Unit): Piece {
  const questions = items.map((item) => texts.items[item.id]);
  const used = glossary.usedIn([texts.units[id], ...questions].flatMap((text) => (text ? Object.values(text).flat() : [])));
  if (used.length === 0) return nothing;
  return disclosure(ui.section.terms, html`<dl class="terms">${used.map(({ term, text }) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl>`);
}

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => unknown;
  /** On one line. */
  readonly tight?: boolean;
  /** Never narrow. */
  readonly wide?: boolean;
  /** What most of the row is about. */
  readonly main?: boolean;
}

function widthOf(column: Column<never> | undefined): string | typeof nothing {
  if (column?.tight) return "tight";
  if (column?.main) return "main";
  return column?.wide ? "wide" : nothing;
}

/** A table that becomes a list of cards where there is little room; the roles keep it a table for everybody. A row whose `group` differs from that of the row above stands under it as a heading. */
export function table<Row>(caption: string, columns: readonly Column<Row>[], rows: readonly Row[], group?: (row: Row) => string | undefined): TemplateResult {
  const [first, ...rest] = columns;
  const begins = (at: number) => {
    const name = group?.(rows[at]!);
    if (name === undefined || (at > 0 && name === group?.(rows[at - 1]!))) return nothing;
    return html`<tr role="row"><th role="rowheader" scope="rowgroup" class="row-group" colspan=${columns.length}>${name}</th></tr>`;
  };
  return html`<table role="table" part="table" aria-label=${caption}>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(({ title }) => html`<th role="columnheader" scope="col">${title}</th>`)}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row, at) => html`${begins(at)}<tr role="row">
          <th role="rowheader" scope="row" class=${widthOf(first)}>${first?.cell(row)}</th>
          ${rest.map((column) => html`<td role="cell" data-column=${column.title} class=${widthOf(column)}>${column.cell(row)}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}
