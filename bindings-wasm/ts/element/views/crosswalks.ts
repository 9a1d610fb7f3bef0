/** Other frameworks: entry by entry, which sections speak of it, how far they are, and what stays open. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Crosswalk, CrosswalkRow, CrosswalkText, EntryRow, Link, Report } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { disclosure, later, prose, reference, references, table, word } from "./pieces.ts";
import type { Column, Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.crosswalks;
const columns = ({ ui }: Desk) => ui.crosswalks.columns;

export function crosswalks(desk: Desk, made: Report): Piece {
  if (made.crosswalks.length === 0) return nothing;
  const { value: texts, failed } = desk.crosswalkTexts;
  return html`<section aria-labelledby="crosswalks">
    <h3 id="crosswalks" tabindex="-1">${words(desk).title}</h3>
    ${prose(words(desk).lead(desk.texts.name))} ${prose(desk.ui.result.asStated)}
    ${failed ? html`<p class="warning">${words(desk).failed}</p>` : nothing}
    ${texts === undefined && !failed
      ? html`<p class="fine" role="status">${words(desk).loading}</p>`
      : made.crosswalks.map((row) =>
          later(
            desk,
            `crosswalk ${row.id}`,
            html`<span class="summary-title">${texts?.[row.id]?.title ?? row.id}</span>
              <span class="summary-note">${words(desk).about(row.entries.length, desk.ui.date(row.status_on))}</span>`,
            () => crosswalk(desk, row, texts?.[row.id]),
          ),
        )}
  </section>`;
}

function crosswalk(desk: Desk, row: CrosswalkRow, text: CrosswalkText | undefined): TemplateResult {
  const file = desk.crosswalk(row.id);
  return html`
    ${row.law ? html`<p class="warning">${words(desk).law}</p>` : nothing} ${prose(text?.text)} ${kinds(desk, row)}
    ${shelves(row, file).map(
      ({ id, entries }) => html`
        ${id === undefined ? nothing : html`<h4>${titled(text, id)}</h4>`}
        ${table(`${text?.title ?? row.id}: ${id === undefined ? columns(desk).entry : titled(text, id)}`, layout(desk, row, text), entries, ({ group }) =>
          group === null || group === id ? undefined : titled(text, group),
        )}
      `,
    )}
    ${added(desk, text)}
    ${row.unlinked.length === 0 ? nothing : html`<p class="prose">${words(desk).unlinked} ${references(desk, row.unlinked)}</p>`}
    ${file?.sources?.length ? html`<p class="fine">${words(desk).sources} <span lang="en" dir="ltr">${file.sources.map(({ title }) => title).join("; ")}.</span></p>` : nothing}
  `;
}

/** The entries under the widest of the groups that hold them. */
function shelves(row: CrosswalkRow, file: Crosswalk | undefined): { id: string | undefined; entries: EntryRow[] }[] {
  const within = new Map(file?.groups?.map((group) => [group.id, group.within]));
  const widest = (id: string): string => {
    const wider = within.get(id);
    return wider === undefined ? id : widest(wider);
  };
  const made = new Map<string | undefined, EntryRow[]>();
  for (const entry of row.entries) {
    const id = entry.group === null ? undefined : widest(entry.group);
    made.set(id, [...(made.get(id) ?? []), entry]);
  }
  return [...made].map(([id, entries]) => ({ id, entries }));
}

function titled(text: CrosswalkText | undefined, group: string): string {
  return text?.groups?.[group] ?? group;
}

function layout(desk: Desk, { law }: CrosswalkRow, text: CrosswalkText | undefined): Column<EntryRow>[] {
  const open = ({ id }: EntryRow) => text?.entries[id]?.open;
  const opens = Object.values(text?.entries ?? {}).some((entry) => entry.open !== undefined);
  return [
    { title: columns(desk).entry, cell: (entry) => html`${entry.id} ${text?.entries[entry.id]?.title}${law ? duties(desk, entry) : nothing}`, wide: true },
    { title: columns(desk).units, wide: true, cell: ({ links }) => (links.length === 0 ? words(desk).noUnits : html`<ul class="plain">${links.map((link) => html`<li>${linked(desk, link)}</li>`)}</ul>`) },
    ...desk.outline.catalogue.parts.map(({ id }) => ({ title: desk.texts.parts[id]?.title ?? id, cell: (entry: EntryRow) => figure(desk, entry, id) })),
    ...(law ? [{ title: columns(desk).support, cell: ({ support }: EntryRow) => (support === null ? "" : word(desk, "supports", support)) }] : []),
    ...(opens ? [{ title: columns(desk).open(desk.texts.name), cell: open, wide: true }] : []),
  ];
}

/** Whom law addresses, and from when. */
function duties(desk: Desk, { addressees, high_risk_only: highRisk, dates }: EntryRow): TemplateResult {
  const whom = addressees.length === 0 ? "" : words(desk).addressees(desk.ui.list(addressees.map((role) => word(desk, "roles", role))));
  return html`<ul class="plain duties">
    ${whom === "" ? nothing : html`<li>${whom}</li>`} ${highRisk ? html`<li>${words(desk).highRisk}</li>` : nothing}
    ${dates.map(({ about, on }) => html`<li>${word(desk, "date_kinds", about)}: ${desk.ui.date(on)}</li>`)}
  </ul>`;
}

function linked(desk: Desk, { units, relation, confidence, basis }: Link): TemplateResult {
  const how = desk.ui.inSentence([word(desk, "relations", relation), words(desk).confidence[confidence], word(desk, "link_bases", basis)].join(", "));
  return html`${references(desk, units)} <span class="summary-note">(${how})</span>`;
}

function figure(desk: Desk, { figures }: EntryRow, part: string): unknown {
  const found = figures.find(({ id }) => id === part)?.figure;
  if (!found) return desk.ui.noFigure;
  return html`${desk.ui.range(found.low, found.high)} <span class="summary-note">${desk.ui.figures.answered(found.rated, found.applicable)}</span>`;
}

/** What the words of relation and support mean, as far as they are used. */
function kinds(desk: Desk, { entries }: CrosswalkRow): TemplateResult {
  const used = (list: string, keys: readonly (string | null)[]) =>
    Object.entries(desk.texts.words[list] ?? {})
      .filter(([key, { text }]) => keys.includes(key) && text !== undefined)
      .map(([, { label, text }]) => html`<dt>${label}</dt><dd>${text}</dd>`);
  const relations = entries.flatMap(({ links }) => links.map(({ relation }) => relation));
  return disclosure(
    words(desk).kinds,
    html`<dl class="terms">${used("relations", relations)}</dl>
      ${entries.some(({ support }) => support !== null)
        ? html`<h4>${words(desk).supports}</h4>
            <dl class="terms">${used("supports", entries.map(({ support }) => support))}</dl>`
        : nothing}`,
    desk.printing,
  );
}

/** What the catalogue adds, section by section. */
function added(desk: Desk, text: CrosswalkText | undefined): Piece {
  const units = Object.entries(text?.units ?? {});
  if (units.length === 0) return nothing;
  const title = words(desk).added(desk.texts.name);
  return disclosure(
    title,
    table(
      title,
      [
        { title: columns(desk).section, cell: ([id]) => reference(desk, id, `${id} ${desk.texts.units[id]?.title}`) },
        { title: columns(desk).added, cell: ([, adds]) => adds },
      ],
      units,
    ),
    desk.printing,
  );
}
