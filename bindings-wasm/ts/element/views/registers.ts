/** The registers of the report: findings and documents. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Demand, DocumentRow, Finding, Grade, Report } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { gradeTag, later, nameOf, reference, table, word } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.report;
const columns = ({ ui }: Desk) => ui.report.columns;

/** From the gravest, as the engine orders them. */
const GRADES = ["potential_major", "potential_minor", "not_assessed", "improvement", "no_gap_stated"] as const satisfies readonly Grade[];
const GRADED: ReadonlySet<Grade> = new Set(["potential_major", "potential_minor", "improvement"]);

const DEMANDS = ["mandatory", "conditional", "recommended"] as const satisfies readonly Demand[];

/** What to mend or to improve. What is not assessed stands in the list of what to find out. */
export function findings(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="findings">
    <h3 id="findings" tabindex="-1">${words(desk).findings}</h3>
    <p class="prose">${words(desk).findingsLead}</p>
    <p>${counted(desk, made.findings)}</p>
    ${made.groups.map(({ id }) => {
      const list = made.findings.filter(({ unit_id: unit, grade }) => GRADED.has(grade) && desk.outline.unit(unit)?.group.id === id);
      if (list.length === 0) return nothing;
      const summary = html`<span class="summary-title">${id} ${nameOf(desk, id)}</span> <span class="summary-note">${counted(desk, list)}</span>`;
      return later(desk, `findings ${id}`, summary, () => findingTable(desk, id, list));
    })}
  </section>`;
}

/** How many findings of each grade. */
function counted(desk: Desk, list: readonly Finding[]): string {
  return GRADES.map((grade) => [grade, list.filter((finding) => finding.grade === grade).length] as const)
    .filter(([, n]) => n > 0)
    .map(([grade, n]) => `${word(desk, "grades", grade)}: ${desk.ui.number(n)}`)
    .join(" · ");
}

function findingTable(desk: Desk, group: string, list: readonly Finding[]): TemplateResult {
  return table(
    `${words(desk).findings}: ${group} ${nameOf(desk, group)}`,
    [
      { title: columns(desk).section, cell: (finding) => reference(desk, subject(finding)), tight: true },
      { title: columns(desk).finding, cell: (finding) => about(desk, finding), main: true },
      { title: columns(desk).class, cell: ({ class: stated }) => (stated === null ? "" : word(desk, "classes", stated)), tight: true },
      { title: columns(desk).grade, cell: ({ grade }) => gradeTag(desk, grade), tight: true },
    ],
    list,
  );
}

/** What a finding is about: an item, a document, or the unit as a whole. */
export function subject({ rule, item_ids, document_id, unit_id }: Finding): string {
  return (rule === "item" ? item_ids[0] : document_id) ?? unit_id;
}

function about(desk: Desk, finding: Finding): unknown {
  const name = nameOf(desk, subject(finding));
  return finding.rule === "item" ? name : `${word(desk, "finding_rules", finding.rule)}: ${name}`;
}

export function documents(desk: Desk, made: Report): TemplateResult {
  const mandatory = made.documents.filter(({ demand }) => demand === "mandatory");
  const approved = mandatory.filter(({ status }) => status === "approved");
  return html`<section aria-labelledby="register">
    <h3 id="register" tabindex="-1">${words(desk).documents}</h3>
    <p class="prose">${desk.ui.result.documentsLead(approved.length, mandatory.length)}</p>
    ${table(
      words(desk).documents,
      [
        { title: columns(desk).document, cell: ({ document_id: id }: DocumentRow) => reference(desk, id, nameOf(desk, id)), wide: true },
        { title: columns(desk).section, cell: ({ unit_id: unit }) => reference(desk, unit), tight: true },
        { title: desk.ui.result.columns.audit, cell: ({ looked_at: stage }) => (stage === null ? "" : desk.ui.result.stage[stage]), tight: true },
        { title: columns(desk).status, cell: (row) => status(desk, row) },
        { title: desk.ui.result.columns.place, cell: ({ reference: place }) => place ?? "" },
        { title: desk.ui.result.columns.owner, cell: ({ owner }) => owner ?? "" },
      ],
      DEMANDS.flatMap((demand) => made.documents.filter((row) => row.demand === demand)),
      ({ demand }) => desk.ui.documents.demand[demand],
    )}
  </section>`;
}

/** How a document stands; one that belongs to a control that is left out need not be there. */
function status(desk: Desk, { status: stated, demand, applies }: DocumentRow): TemplateResult {
  return html`${stated === null ? desk.ui.documents.none : word(desk, "document_statuses", stated)}
  ${demand === "conditional" && !applies ? html`<span class="summary-note">${desk.ui.result.notAsked}</span>` : nothing}`;
}
