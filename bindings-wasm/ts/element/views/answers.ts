/** What was answered, question by question, and what nobody knows yet. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Item, Report, Unit } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { agreed, ownerOf } from "./people.ts";
import { later, nameOf, reference, table, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.result;
const columns = ({ ui }: Desk) => ui.result.columns;

/** A question and where it stands. */
interface Asked {
  readonly item: Item;
  readonly unit: Unit;
}

/** The questions without a rating, as a list of what to find out and whom to ask. */
export function findOut(desk: Desk, made: Report): TemplateResult {
  const open = new Set(made.gaps.flatMap((gap) => (gap.kind === "unknown" && gap.item_id !== null ? [gap.item_id] : [])));
  const unsure = [...open].filter((id) => isUnsure(desk, id)).length;
  return html`<section aria-labelledby="find-out">
    <h3 id="find-out" tabindex="-1">${words(desk).findOut}</h3>
    <p class="prose">${open.size === 0 ? words(desk).nothingToFindOut : words(desk).findOutLead(unsure, open.size - unsure)}</p>
    ${grouped(desk, ({ id }) => open.has(id), (title, list) => {
      const doubts = list.filter(({ item }) => isUnsure(desk, item.id)).length;
      return box(desk, `find-out ${title}`, title, words(desk).findOutCount(doubts, list.length - doubts), () => openTable(desk, `${words(desk).findOut}: ${title}`, list));
    })}
  </section>`;
}

function isUnsure(desk: Desk, item: string): boolean {
  return desk.work.answer(item).rating === "unsure";
}

function openTable(desk: Desk, caption: string, list: readonly Asked[]): TemplateResult {
  return table(
    caption,
    [
      { title: columns(desk).question, cell: ({ item }: Asked) => question(desk, item), main: true },
      { title: columns(desk).state, cell: ({ item }) => (isUnsure(desk, item.id) ? word(desk, "scale", "unsure") : words(desk).unanswered), tight: true },
      { title: columns(desk).ask, cell: ({ item, unit }) => ownerOf(desk, item.id, unit.id) ?? "" },
    ],
    list,
  );
}

/** Every question with what was stated about it. */
export function answers(desk: Desk): TemplateResult {
  return html`<section aria-labelledby="answers">
    <h3 id="answers" tabindex="-1">${words(desk).answers}</h3>
    <p class="prose">${words(desk).answersLead}</p>
    ${grouped(desk, () => true, (title, list) => {
      const rated = list.filter(({ item }) => isRated(desk, item.id)).length;
      return box(desk, `answers ${title}`, title, desk.ui.figures.answered(rated, list.length), () => answerTable(desk, `${words(desk).answers}: ${title}`, list));
    })}
  </section>`;
}

function isRated(desk: Desk, item: string): boolean {
  const { rating } = desk.work.answer(item);
  return rating !== undefined && rating !== "unsure";
}

function answerTable(desk: Desk, caption: string, list: readonly Asked[]): TemplateResult {
  return table(
    caption,
    [
      { title: columns(desk).question, cell: ({ item }: Asked) => [question(desk, item), note(desk, item.id)], main: true },
      { title: columns(desk).answer, cell: ({ item }) => rating(desk, item) },
      { title: columns(desk).evidence, cell: ({ item }) => shown(desk, item.id) },
      { title: columns(desk).who, cell: ({ item }) => whoAndWhen(desk, item.id) },
    ],
    list,
    ({ unit }) => `${unit.id} ${nameOf(desk, unit.id)}${desk.work.unit(unit.id)?.excluded ? ` (${desk.ui.inSentence(desk.ui.leftOutWhole)})` : ""}`,
  );
}

function rating(desk: Desk, { id, basis }: Item): TemplateResult {
  const { rating: stated } = desk.work.answer(id);
  return html`${stated === undefined ? words(desk).unanswered : word(desk, "scale", stated)}
  ${basis === "practice" ? html`<span class="summary-note">${desk.ui.question.practice}</span>` : nothing}`;
}

function shown(desk: Desk, item: string): Piece {
  const { evidence_level: level, evidence = [] } = desk.work.answer(item);
  if (level === undefined && evidence.length === 0) return nothing;
  return html`${level === undefined ? nothing : word(desk, "evidence_levels", level)}
  ${evidence.length === 0 ? nothing : html`<ul class="named">${evidence.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul>`}`;
}

/** Who answers for a question, and until when. */
function whoAndWhen(desk: Desk, item: string): unknown {
  const { owner, due_on: due } = desk.work.answer(item);
  return agreed(desk, owner, due);
}

function note(desk: Desk, item: string): Piece {
  const { note: written } = desk.work.answer(item);
  return written === undefined ? nothing : html`<p class="written" dir="auto">${written}</p>`;
}

function question(desk: Desk, { id }: Item): unknown {
  return reference(desk, id, `${id} ${nameOf(desk, id)}`);
}

function box(desk: Desk, key: string, title: string, note: string, content: () => unknown): TemplateResult {
  return later(desk, key, html`<span class="summary-title">${title}</span> <span class="summary-note">${note}</span>`, content);
}

/** The questions that are wanted, a block for each group that has any. */
function grouped(desk: Desk, wanted: (item: Item) => boolean, block: (title: string, list: Asked[]) => TemplateResult): TemplateResult[] {
  return desk.outline.catalogue.parts
    .flatMap(({ groups }) => groups)
    .map(({ id, units }) => ({ id, list: units.flatMap((unit) => unit.items.filter(wanted).map((item) => ({ item, unit }))) }))
    .filter(({ list }) => list.length > 0)
    .map(({ id, list }) => block(`${id} ${nameOf(desk, id)}`, list));
}
