/** The registers of the report: figures by section, findings, Statement of Applicability, documents. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { ApplicabilityRow, Finding, Grade, Report } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { bar, disclosure, gradeTag, nameOf, range, reference, table, word } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.report;
const columns = ({ ui }: Desk) => ui.report.columns;

/** From the gravest, as the engine orders them. */
const GRADES = ["potential_major", "potential_minor", "not_assessed", "improvement", "no_gap_stated"] as const satisfies readonly Grade[];

export function groups(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="groups">
    <h3 id="groups">${words(desk).groups}</h3>
    ${table(
      words(desk).groups,
      [
        { title: columns(desk).section, cell: ({ id }) => reference(desk, id, `${id} ${nameOf(desk, id)}`) },
        { title: columns(desk).range, cell: ({ figure }) => range(desk, figure), tight: true },
        { title: columns(desk).answered, cell: ({ figure }) => (figure ? desk.ui.figures.of(figure.rated, figure.applicable) : nothing), tight: true },
        { title: columns(desk).bar, cell: ({ figure }) => (figure ? bar(figure.low, figure.high) : nothing) },
      ],
      made.groups,
    )}
  </section>`;
}

export function findings(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="findings">
    <h3 id="findings">${words(desk).findings}</h3>
    <p>${words(desk).findingsLead}</p>
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
    .map(([grade, n]) => `${word(desk, "grades", grade)}: ${desk.ui.number(n)}`)
    .join(" · ");
}

function findingTable(desk: Desk, group: string, list: readonly Finding[]): TemplateResult {
  return table(
    `${words(desk).findings}: ${group} ${nameOf(desk, group)}`,
    [
      { title: columns(desk).section, cell: (finding) => reference(desk, subject(finding)), tight: true },
      { title: columns(desk).finding, cell: (finding) => about(desk, finding) },
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

export function applicability(desk: Desk, made: Report): TemplateResult {
  const { complete, valid, rows, own_controls: own } = made.statement_of_applicability;
  return html`<section aria-labelledby="applicability">
    <h3 id="applicability">${words(desk).applicability}</h3>
    <p>${words(desk).applicabilityLead(complete, valid)}</p>
    ${table(
      words(desk).applicability,
      [
        { title: columns(desk).control, cell: ({ control_id: id }: ApplicabilityRow) => reference(desk, id, `${id} ${nameOf(desk, id)}`) },
        { title: columns(desk).decision, cell: ({ decision }) => word(desk, "decisions", decision), tight: true },
        { title: columns(desk).justification, cell: ({ justification }) => justification ?? "" },
        { title: columns(desk).status, cell: ({ implementation_status: status }) => (status === null ? "" : word(desk, "implementation_statuses", status)), tight: true },
        { title: columns(desk).issues, cell: ({ issues }) => issues.map(({ rule }) => word(desk, "row_rules", rule)).join(" ") },
      ],
      rows,
    )}
    ${own.length === 0
      ? nothing
      : html`<h4>${words(desk).ownControls}</h4>
          ${table(
            words(desk).ownControls,
            [
              { title: columns(desk).control, cell: ({ id, title }) => `${id} ${title}` },
              { title: columns(desk).status, cell: ({ implementation_status: status }) => (status === null ? "" : word(desk, "implementation_statuses", status)) },
            ],
            own,
          )}`}
  </section>`;
}

export function documents(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="register">
    <h3 id="register">${words(desk).documents}</h3>
    ${table(
      words(desk).documents,
      [
        { title: columns(desk).document, cell: ({ document_id: id }) => reference(desk, id, nameOf(desk, id)) },
        { title: columns(desk).section, cell: ({ unit_id: unit }) => unit },
        { title: columns(desk).demand, cell: ({ demand }) => desk.ui.documents.demand[demand] },
        { title: columns(desk).status, cell: ({ status }) => (status === null ? desk.ui.documents.none : word(desk, "document_statuses", status)), tight: true },
      ],
      made.documents,
    )}
  </section>`;
}
