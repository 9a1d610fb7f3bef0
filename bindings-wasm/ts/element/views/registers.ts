/** The registers of the report: figures by section, findings, Statement of Applicability, documents. */
import { html, nothing } from "lit";
import type { TemplateResult } from "lit";
import type { ApplicabilityRow, Finding, Grade, Report } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { ui } from "../interface.ts";
import { bar, disclosure, gradeTag, nameOf, range, reference, table, word } from "./pieces.ts";

const words = ui.report;
const columns = words.columns;

/** From the gravest, as the engine orders them. */
const GRADES = ["potential_major", "potential_minor", "not_assessed", "improvement", "no_gap_stated"] as const satisfies readonly Grade[];

export function groups(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="groups">
    <h3 id="groups">${words.groups}</h3>
    ${table(
      words.groups,
      [
        { title: columns.section, cell: ({ id }) => reference(desk, id, `${id} ${nameOf(desk, id)}`) },
        { title: columns.range, cell: ({ figure }) => range(figure), tight: true },
        { title: columns.answered, cell: ({ figure }) => (figure ? ui.figures.of(figure.rated, figure.applicable) : nothing), tight: true },
        { title: columns.bar, cell: ({ figure }) => (figure ? bar(figure.low, figure.high) : nothing) },
      ],
      made.groups,
    )}
  </section>`;
}

export function findings(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="findings">
    <h3 id="findings">${words.findings}</h3>
    <p>${words.findingsLead}</p>
    ${made.groups.map(({ id }) => {
      const list = made.findings.filter((finding) => desk.outline.unit(finding.unit_id)?.group.id === id);
      if (list.length === 0) return nothing;
      return disclosure(
        html`<span class="summary-title">${id} ${nameOf(desk, id)}</span> <span class="summary-note">${counted(desk, list)}</span>`,
        findingTable(desk, id, list),
        desk.printing,
      );
    })}
  </section>`;
}

/** How many findings of each grade. */
function counted(desk: Desk, list: readonly Finding[]): string {
  return GRADES.map((grade) => [grade, list.filter((finding) => finding.grade === grade).length] as const)
    .filter(([, n]) => n > 0)
    .map(([grade, n]) => `${word(desk, "grades", grade)}: ${ui.number(n)}`)
    .join(" · ");
}

function findingTable(desk: Desk, group: string, list: readonly Finding[]): TemplateResult {
  return table(
    `${words.findings}: ${group} ${nameOf(desk, group)}`,
    [
      { title: columns.section, cell: (finding) => reference(desk, subject(finding)), tight: true },
      { title: columns.finding, cell: (finding) => about(desk, finding) },
      { title: columns.class, cell: ({ class: stated }) => (stated === null ? "" : word(desk, "classes", stated)), tight: true },
      { title: columns.grade, cell: ({ grade }) => gradeTag(desk, grade), tight: true },
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

export function applicability(desk: Desk, made: Report): TemplateResult {
  const { complete, valid, rows, own_controls: own } = made.statement_of_applicability;
  return html`<section aria-labelledby="applicability">
    <h3 id="applicability">${words.applicability}</h3>
    <p>${words.applicabilityLead(complete, valid)}</p>
    ${table(
      words.applicability,
      [
        { title: columns.control, cell: ({ control_id: id }: ApplicabilityRow) => reference(desk, id, `${id} ${nameOf(desk, id)}`) },
        { title: columns.decision, cell: ({ decision }) => word(desk, "decisions", decision), tight: true },
        { title: columns.justification, cell: ({ justification }) => justification ?? "" },
        { title: columns.status, cell: ({ implementation_status: status }) => (status === null ? "" : word(desk, "implementation_statuses", status)), tight: true },
        { title: columns.issues, cell: ({ issues }) => issues.map(({ rule }) => word(desk, "row_rules", rule)).join(" ") },
      ],
      rows,
    )}
    ${own.length === 0
      ? nothing
      : html`<h4>${words.ownControls}</h4>
          ${table(
            words.ownControls,
            [
              { title: columns.control, cell: ({ id, title }) => `${id} ${title}` },
              { title: columns.status, cell: ({ implementation_status: status }) => (status === null ? "" : word(desk, "implementation_statuses", status)) },
            ],
            own,
          )}`}
  </section>`;
}

export function documents(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="register">
    <h3 id="register">${words.documents}</h3>
    ${table(
      words.documents,
      [
        { title: columns.document, cell: ({ document_id: id }) => reference(desk, id, nameOf(desk, id)) },
        { title: columns.section, cell: ({ unit_id: unit }) => unit },
        { title: columns.demand, cell: ({ demand }) => ui.documents.demand[demand] },
        { title: columns.status, cell: ({ status }) => (status === null ? ui.documents.none : word(desk, "document_statuses", status)), tight: true },
      ],
      made.documents,
    )}
  </section>`;
}
