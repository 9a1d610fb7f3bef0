/** Checks to come: the internal audit programme, what the audit stages look for, the inputs of a management review. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { AuditRow, AuditStageRow, Grade, Report, ReviewRow } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { disclosure, gradeTag, later, nameOf, prose, range, reference, references, table, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { level } from "./plan.ts";

const words = ({ ui }: Desk) => ui.audit;
const columns = ({ ui }: Desk) => ui.audit.columns;

/** Sections that stand there before the rest is asked for. */
const SHOWN = 10;

export function programme(desk: Desk, made: Report): TemplateResult {
  const first = made.audit_programme.slice(0, SHOWN);
  const rest = made.audit_programme.slice(SHOWN);
  return html`<section aria-labelledby="programme">
    <h3 id="programme" tabindex="-1">${words(desk).programme}</h3>
    ${prose(words(desk).programmeLead)} ${prose(words(desk).dates)} ${rows(desk, made, words(desk).first(first.length), first, ask)}
    ${rest.length === 0
      ? nothing
      : later(desk, "programme", words(desk).rest(rest.length), () => rows(desk, made, words(desk).rest(rest.length), rest, desk.printing ? askBriefly : ask))}
  </section>`;
}

function rows(desk: Desk, made: Report, caption: string, list: readonly AuditRow[], asking: (desk: Desk, row: AuditRow) => unknown): TemplateResult {
  return table(
    `${words(desk).programme}: ${caption}`,
    [
      { title: columns(desk).section, cell: ({ unit_id: id }) => reference(desk, id, `${id} ${nameOf(desk, id)}`), wide: true },
      { title: columns(desk).why, cell: (row) => why(desk, made, row) },
      { title: columns(desk).notBy, cell: ({ not_by: people }) => (people.length === 0 ? words(desk).nobody : desk.ui.list(people)) },
      { title: columns(desk).ask, cell: (row) => asking(desk, row) },
    ],
    list,
  );
}

function why(desk: Desk, made: Report, { risk_level: risk, risk_ids: ids, grade, band }: AuditRow): TemplateResult {
  const weeks = made.risks.acceptance.find((rule) => rule.level === risk)?.review_within_weeks;
  return html`<ul class="plain">
    ${ids.length === 0 ? nothing : html`<li>${risk === null ? words(desk).riskUnknown : words(desk).risk(level(desk, risk))} ${references(desk, ids)}</li>`}
    ${ids.length === 0 || weeks === undefined ? nothing : html`<li>${words(desk).within(weeks)}</li>`}
    ${grade === null ? nothing : html`<li>${gradeTag(desk, grade)}</li>`}
    ${band === null ? nothing : html`<li>${words(desk).band(word(desk, "classes", band))}</li>`}
  </ul>`;
}

function ask(desk: Desk, { unit_id: unit, item_ids: items, evidence }: AuditRow): Piece {
  if (items.length === 0 && evidence.length === 0) return nothing;
  return disclosure(
    html`${words(desk).ask}<span class="visually-hidden"> ${unit}</span>`,
    html`<ul>
        ${items.map(
          (id) => html`<li>
            ${reference(desk, id, desk.texts.items[id]?.question)}
            <span class="summary-note">${words(desk).shows} ${desk.texts.items[id]?.evidence.join("; ")}</span>
          </li>`,
        )}
      </ul>
      ${evidence.length === 0
        ? nothing
        : html`<p>${words(desk).evidence}</p>
            <ul>
              ${evidence.map((name) => html`<li><bdi>${name}</bdi></li>`)}
            </ul>`}`,
    desk.printing,
  );
}

/** The ids of the questions: on paper all answers stand in a list of their own. */
function askBriefly(desk: Desk, { item_ids: items }: AuditRow): unknown {
  return references(desk, items);
}

export function stages(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="stages">
    <h3 id="stages" tabindex="-1">${words(desk).stages}</h3>
    ${prose(words(desk).stagesLead)} ${made.audit_stages.map((row) => stage(desk, row))}
  </section>`;
}

function stage(desk: Desk, { stage: name, document_ids: documents, missing, items, weak }: AuditStageRow): TemplateResult {
  const there = documents.filter((id) => !missing.includes(id));
  const names = (ids: readonly string[]) => html`<ul>${ids.map((id) => html`<li>${reference(desk, id, nameOf(desk, id))}</li>`)}</ul>`;
  return html`<h4>${words(desk).stage[name]}</h4>
    <p>${words(desk).documents(there.length, documents.length)} ${words(desk).items(items - weak.length, items)}</p>
    ${missing.length === 0 ? nothing : disclosure(words(desk).missing(missing.length), names(missing), desk.printing)}
    ${there.length === 0 ? nothing : disclosure(words(desk).there(there.length), names(there), desk.printing)}
    ${weak.length === 0
      ? nothing
      : disclosure(
          words(desk).weak(weak.length),
          html`<ul>${weak.map((id) => html`<li>${reference(desk, id, `${id} ${nameOf(desk, id)}`)}</li>`)}</ul>`,
          desk.printing,
        )}`;
}

export function review(desk: Desk, made: Report): TemplateResult {
  const open = made.management_review.filter(({ known }) => !known);
  return html`<section aria-labelledby="review">
    <h3 id="review" tabindex="-1">${words(desk).review}</h3>
    ${prose(words(desk).reviewLead(made.management_review.length, open.length))}
    ${table(
      words(desk).review,
      [
        { title: columns(desk).input, cell: ({ item_id: item, topic }) => reference(desk, item, word(desk, "review_topics", topic)), wide: true },
        { title: columns(desk).known, cell: ({ known }) => (known ? words(desk).known : words(desk).unknown), tight: true },
        { title: columns(desk).says, cell: (row) => (row.known ? says(desk, made, row) : words(desk).bring) },
      ],
      made.management_review,
    )}
  </section>`;
}

/** What the assessment says about an input. */
function says(desk: Desk, made: Report, row: ReviewRow): unknown {
  const { finding_ids: findings, gap_ids: gaps, risk_ids: risks, part_ids: parts } = row;
  switch (row.topic) {
    case "nonconformities":
      return found(desk, made, findings);
    case "improvement":
      return gaps.length === 0 ? words(desk).noGaps : disclosure(words(desk).gaps(gaps.length), html`<p>${references(desk, gaps.map(subjectOf))}</p>`, desk.printing);
    case "risks":
      return risks.length === 0 ? words(desk).noRisks : html`${words(desk).risks(risks.length)} ${references(desk, risks)}`;
    default:
      return html`<ul class="plain">${parts.map((id) => html`<li>${desk.texts.parts[id]?.title ?? id}: ${range(desk, made.headline[id])}</li>`)}</ul>`;
  }
}

function found(desk: Desk, made: Report, ids: readonly string[]): unknown {
  if (ids.length === 0) return words(desk).noFindings;
  const list = made.findings.filter(({ id }) => ids.includes(id));
  const grades = [...new Set(list.map(({ grade }) => grade))].sort((a, b) => gravity(a) - gravity(b));
  return html`<ul class="plain">
    ${grades.map((grade) => {
      const own = list.filter((finding) => finding.grade === grade);
      const summary = `${word(desk, "grades", grade)}: ${desk.ui.number(own.length)}`;
      return html`<li>${disclosure(summary, html`<p>${references(desk, own.map(({ id }) => subjectOf(id)))}</p>`, desk.printing)}</li>`;
    })}
  </ul>`;
}

function gravity(grade: Grade): number {
  return grade === "potential_major" ? 0 : 1;
}

/** What the id of a finding or gap is about: it follows the kind. */
export function subjectOf(id: string): string {
  return id.slice(id.indexOf(".") + 1);
}
