/** The report in one minute: figures in words, the label, strong and weak sections, what to do next. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Blocker, Figure, Report } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { chart } from "./charts.ts";
import { explained } from "./explained.ts";
import { actions } from "./gaps.ts";
import { fill, link, nameOf, range, reference, sentence, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { subject } from "./registers.ts";

const words = ({ ui }: Desk) => ui.result;

/** Ids that a sentence names before the rest is asked for. */
const IDS_SHOWN = 8;

export function summary(desk: Desk, made: Report): TemplateResult {
  return html`<div class="summary">${headline(desk, made)} ${readiness(desk, made)} ${extremes(desk, made)} ${actions(desk, made)}</div>`;
}

function headline(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="headline">
    <h3 id="headline">${desk.ui.report.headline}</h3>
    ${chart(desk, "headline")}
    <div class="parts">${desk.outline.catalogue.parts.map(({ id }) => part(desk, id, made.headline[id]))}</div>
  </section>`;
}

function part(desk: Desk, id: string, figure: Figure | null | undefined): TemplateResult {
  return html`<div class="headline">
    <h4>${desk.texts.parts[id]?.title ?? id}</h4>
    ${figure
      ? html`<p>${words(desk).inPlace(figure.low, figure.high)} ${words(desk).open(figure.applicable - figure.rated, figure.applicable)}</p>
          <p>${words(desk).backed(figure.evidenced.low, figure.evidenced.high)}</p>
          ${explained(desk, id, desk.ui.explained.how)}`
      : desk.ui.noFigure}
  </div>`;
}

function readiness(desk: Desk, made: Report): Piece {
  const { readiness: ready } = made;
  if (ready === null) return nothing;
  const label = desk.texts.words["labels"]?.[ready.label];
  return html`<section aria-labelledby="readiness" class="tall">
    <h3 id="readiness">${desk.ui.report.readiness}</h3>
    <p class="label">${label?.label ?? ready.label}</p>
    <p class="prose">${label?.text}</p>
    <p class="fine">${sentence(desk, "answered", { ...ready })}</p>
    ${ready.next === null
      ? html`<p>${sentence(desk, "highest")}</p>`
      : html`<h4>${sentence(desk, "next", { label: word(desk, "labels", ready.next) })}</h4>
          <ul class="blockers">
            ${ready.blockers.map((blocker, at) => html`<li>${blocking(desk, made, blocker, `blocker-${at}`)}</li>`)}
          </ul>`}
  </section>`;
}

/** A condition that does not hold, as a sentence with links. */
function blocking(desk: Desk, made: Report, { condition, ids }: Blocker, key: string): unknown {
  const shown = desk.isExpanded(key) ? ids : ids.slice(0, IDS_SHOWN);
  const links = desk.wording.listed(shown.map((id) => failing(desk, made, id)));
  const more = ids.length - shown.length;
  const text = fill(word(desk, "conditions", condition.rule), {
    part: condition.part ? desk.texts.parts[condition.part]?.title : "",
    class: condition.class ? word(desk, "classes", condition.class) : "",
    grade: condition.grade ? word(desk, "grades", condition.grade) : "",
    percent: condition.percent,
    count: ids.length,
    ids: [links, more === 0 ? nothing : [" ", link(desk.ui.report.more(more), () => desk.expand(key))]],
  });
  return condition.layer === "evidenced" ? sentence(desk, "on_evidence", { condition: text }) : text;
}

/** A link to what a condition fails on: an id of the catalogue, or a finding. */
function failing(desk: Desk, made: Report, id: string): unknown {
  const finding = made.findings.find((other) => other.id === id);
  const target = finding === undefined ? id : subject(finding);
  return reference(desk, target, desk.texts.documents[target]?.name);
}

function extremes(desk: Desk, made: Report): Piece {
  const { strongest, weakest } = made.extremes;
  return html`<section aria-labelledby="strong">
    <h3 id="strong">${words(desk).extremes}</h3>
    <div class="parts">
      ${ends(desk, made, words(desk).strong, strongest, words(desk).noStrong)} ${ends(desk, made, words(desk).weak, weakest, words(desk).noWeak)}
    </div>
    <p class="fine">${words(desk).extremesHow}</p>
  </section>`;
}

/** Groups, each with its range on the layer in force. */
function ends(desk: Desk, { groups, assessment }: Report, title: string, ids: readonly string[], none: string): TemplateResult {
  const evidenced = assessment.settings.evidence_rule === "evidenced";
  const figure = (id: string) => groups.find((group) => group.id === id)!.figure!;
  return html`<div>
    <h4>${title}</h4>
    ${ids.length === 0
      ? html`<p>${none}</p>`
      : html`<ol class="ends">
          ${ids.map((id) => html`<li>${reference(desk, id, `${id} ${nameOf(desk, id)}`)} <span class="gauge-range">${range(desk, evidenced ? figure(id).evidenced : figure(id))}</span></li>`)}
        </ol>`}
  </div>`;
}
