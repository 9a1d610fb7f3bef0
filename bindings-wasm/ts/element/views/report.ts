/** The report: where the organization stands, what blocks the next label, what to look at first, and how it was made. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Blocker, Figure, Report } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { programme, review, stages } from "./audit.ts";
import { comparison } from "./compare.ts";
import { crosswalks } from "./crosswalks.ts";
import { gaps } from "./gaps.ts";
import { bar, fill, heading, link, nameOf, prose, range, reference, sentence, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { risks, roadmap, steps } from "./plan.ts";
import { applicability, documents, findings, groups, subject } from "./registers.ts";

const words = ({ ui }: Desk) => ui.report;

/** Ids that a sentence names before the rest is asked for. */
const IDS_SHOWN = 8;

export function report(desk: Desk, compareFile: (file: File) => void): TemplateResult {
  const made = desk.work.report;
  return html`<slot name="result-before"></slot>
    <div class="report" part="result">
    ${head(desk, made)}
    <section aria-labelledby="headline">
      <h3 id="headline">${words(desk).headline}</h3>
      <div class="pair">${desk.outline.catalogue.parts.map(({ id }) => headline(desk, id, made.headline[id]))}</div>
      <p class="fine">${desk.ui.figures.key}</p>
    </section>
    ${readiness(desk, made)} ${comparison(desk, compareFile)} ${gaps(desk, made)} ${roadmap(desk)} ${steps(desk, made)} ${groups(desk, made)} ${findings(desk, made)}
    ${risks(desk, made)} ${applicability(desk, made)} ${documents(desk, made)}
    ${programme(desk, made)} ${stages(desk, made)} ${review(desk, made)} ${crosswalks(desk, made)}
    ${method(desk, made)}
  </div>
    <slot name="result-after"></slot>`;
}

function head(desk: Desk, made: Report): TemplateResult {
  const { organization, scope } = made.assessment;
  return html`<div class="report-top">
    <div class="report-head">
      ${heading(words(desk).title)}
      <button type="button" class="secondary no-print" @click=${() => void desk.print()}>${words(desk).print}</button>
    </div>
    <p class="lead">
      <b>${words(desk).basis}</b>${organization.name ? ` ${words(desk).of(organization.name)}` : nothing}, ${words(desk).asOf(desk.ui.date(made.as_of))}.
      ${sentence(desk, "only_an_accredited_body")}
    </p>
    ${scope.statement ? html`<p class="prose"><b>${words(desk).scope}:</b> ${scope.statement}</p>` : nothing}
  </div>`;
}

function headline(desk: Desk, part: string, figure: Figure | null | undefined): TemplateResult {
  const title = desk.texts.parts[part]?.title ?? part;
  return html`<div class="headline">
    <h4>${title}</h4>
    <p class="big">${range(desk, figure)}</p>
    ${figure
      ? html`${bar(figure.low, figure.high)}
          <p>
            ${figure.score === null ? nothing : html`${desk.ui.figures.ofAnswered(figure.score)}. `}${desk.ui.figures.answered(figure.rated, figure.applicable)}.
          </p>
          ${bar(figure.evidenced.low, figure.evidenced.high, "evidenced")}
          <p>${word(desk, "layers", "evidenced")}: ${desk.ui.range(figure.evidenced.low, figure.evidenced.high)}.</p>`
      : nothing}
  </div>`;
}

function readiness(desk: Desk, made: Report): Piece {
  const { readiness: ready } = made;
  if (ready === null) return nothing;
  const label = desk.texts.words["labels"]?.[ready.label];
  return html`<section aria-labelledby="readiness">
    <h3 id="readiness">${words(desk).readiness}</h3>
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
  const links = shown.map((id, at) => [at === 0 ? "" : ", ", failing(desk, made, id)]);
  const more = ids.length - shown.length;
  const text = fill(word(desk, "conditions", condition.rule), {
    part: condition.part ? desk.texts.parts[condition.part]?.title : "",
    class: condition.class ? word(desk, "classes", condition.class) : "",
    grade: condition.grade ? word(desk, "grades", condition.grade) : "",
    percent: condition.percent,
    count: ids.length,
    ids: [links, more === 0 ? nothing : [" ", link(words(desk).more(more), () => desk.expand(key))]],
  });
  return condition.layer === "evidenced" ? sentence(desk, "on_evidence", { condition: text }) : text;
}

/** A link to what a condition fails on: an id of the catalogue, or a finding. */
function failing(desk: Desk, made: Report, id: string): unknown {
  const finding = made.findings.find((other) => other.id === id);
  const target = finding === undefined ? id : subject(finding);
  return reference(desk, target, desk.texts.documents[target]?.name);
}

function method(desk: Desk, made: Report): TemplateResult {
  const { catalogue, policy } = made;
  const names = words(desk).made;
  const row = (term: string, text: unknown) => html`<dt>${term}</dt>
    <dd>${text}</dd>`;
  return html`<section aria-labelledby="method">
    <h3 id="method">${words(desk).method}</h3>
    ${prose(words(desk).methodText)}
    ${made.notices.length === 0
      ? nothing
      : html`<h4>${words(desk).notices}</h4>
          <ul>
            ${made.notices.map(({ code, ids }) => html`<li>${fill(word(desk, "notices", code), { ids: named(desk, ids) })}</li>`)}
          </ul>`}
    <dl class="made">
      ${row(names.asOf, desk.ui.date(made.as_of))} ${row(names.layer, word(desk, "layers", made.assessment.settings.evidence_rule))}
      ${row(names.catalogue, html`${catalogue.id} ${catalogue.version}, ${names.edition} ${catalogue.edition} <code>${catalogue.hash}</code>`)}
      ${row(names.policy, html`${policy.id} ${policy.version} <code>${policy.hash}</code>`)} ${row(names.engine, `aimscore ${made.engine_version}`)}
    </dl>
    <p class="fine">${desk.texts.notice}</p>
  </section>`;
}

function named(desk: Desk, ids: readonly string[]): unknown {
  return ids.map((id, at) => html`${at === 0 ? "" : ", "}<span title=${nameOf(desk, id) || nothing}>${id}</span>`);
}
