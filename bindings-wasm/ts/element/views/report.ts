/** The report: first where the organization stands and what to do next, then section by section, then every detail and how it was made. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Report } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { answers, findOut } from "./answers.ts";
import { applicability } from "./applicability.ts";
import { programme, review, stages } from "./audit.ts";
import { comparison } from "./compare.ts";
import { crosswalks } from "./crosswalks.ts";
import { explanation } from "./explained.ts";
import { figures } from "./figures.ts";
import { gaps } from "./gaps.ts";
import { fill, heading, link, nameOf, prose, sentence, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { risks, roadmap, steps } from "./plan.ts";
import { documents, findings } from "./registers.ts";
import { saving } from "./saving.ts";
import { sharing } from "./share.ts";
import { summary } from "./summary.ts";
import { sure } from "./sure.ts";

const words = ({ ui }: Desk) => ui.report;

/** A section after the summary, by the id of its heading. */
interface Part {
  readonly id: string;
  readonly title: string;
  readonly content: Piece;
}

/** The sections after the summary: those that have something to say. */
function sections(desk: Desk, made: Report, compareFile: (file: File) => void): Part[] {
  const { report: words, result, audit, crosswalks: others, comparison: compared } = desk.ui;
  const { statement_of_applicability: statement, documents: papers, steps: all, audit_stages: audits, management_review: inputs } = made;
  const parts: Part[] = [
    { id: "groups", title: words.groups, content: figures(desk, made) },
    { id: "sure", title: desk.ui.sure.title, content: sure(desk) },
    { id: "gaps", title: result.gaps, content: gaps(desk, made) },
    { id: "find-out", title: result.findOut, content: findOut(desk, made) },
    { id: "roadmap", title: words.roadmap, content: roadmap(desk, made) },
    { id: "steps", title: words.steps, content: all.length === 0 ? nothing : steps(desk, made) },
    { id: "findings", title: words.findings, content: findings(desk, made) },
    { id: "risks", title: words.risks, content: made.risks.grid === null ? nothing : risks(desk, made) },
    { id: "applicability", title: words.applicability, content: statement.rows.length === 0 ? nothing : applicability(desk, made) },
    { id: "register", title: words.documents, content: papers.length === 0 ? nothing : documents(desk, made) },
    { id: "programme", title: audit.programme, content: programme(desk, made) },
    { id: "stages", title: audit.stages, content: audits.length === 0 || papers.length === 0 ? nothing : stages(desk, made) },
    { id: "review", title: audit.review, content: inputs.length === 0 ? nothing : review(desk, made) },
    { id: "crosswalks", title: others.title, content: crosswalks(desk, made) },
    { id: "comparison", title: compared.title, content: comparison(desk, compareFile) },
    { id: "answers", title: result.answers, content: answers(desk) },
    { id: "method", title: words.method, content: method(desk, made) },
    { id: "saving", title: desk.ui.saving.title, content: saving(desk) },
    { id: "share", title: desk.ui.share.title, content: sharing(desk) },
  ];
  return parts.filter(({ content }) => content !== nothing);
}

export function report(desk: Desk, compareFile: (file: File) => void): TemplateResult {
  const made = desk.work.report;
  const parts = sections(desk, made, compareFile);
  return html`<slot name="result-before"></slot>
    <div class="report" part="result">
      ${head(desk, made)} ${summary(desk, made)} ${contents(desk, parts)} ${parts.map(({ content }) => content)}
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
      <b>${words(desk).basis}</b>${organization.name ? ` ${words(desk).of(organization.name)}` : nothing}${desk.ui.comma}${words(desk).asOf(desk.ui.date(made.as_of))}.
      ${sentence(desk, "only_an_accredited_body")}
    </p>
    ${scope.statement ? html`<p class="prose"><b>${words(desk).scope}:</b> <bdi>${scope.statement}</bdi></p>` : nothing}
  </div>`;
}

/** Where to go in the report. A link with `#` finds nothing in a shadow tree, so buttons move the focus. */
function contents(desk: Desk, parts: readonly Part[]): TemplateResult {
  return html`<nav class="contents no-print" aria-labelledby="contents">
    <h3 id="contents">${desk.ui.result.contents}</h3>
    <ol>
      ${parts.map(({ id, title }) => html`<li>${link(title, () => desk.show(id))}</li>`)}
    </ol>
  </nav>`;
}

function method(desk: Desk, made: Report): TemplateResult {
  const { catalogue, policy } = made;
  const names = words(desk).made;
  const row = (term: string, text: unknown) => html`<dt>${term}</dt>
    <dd>${text}</dd>`;
  return html`<section aria-labelledby="method">
    <h3 id="method" tabindex="-1">${words(desk).method}</h3>
    ${prose(words(desk).methodText)}
    ${desk.printing ? desk.outline.catalogue.parts.map(({ id }) => html`<h4>${desk.texts.parts[id]?.title ?? id}</h4>${explanation(desk, id)}`) : nothing}
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
  return desk.wording.listed(ids.map((id) => html`<span title=${nameOf(desk, id) || nothing}>${id}</span>`));
}
