/** The figures by clause and area, and below them section by section. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { GroupRow, Report } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { chart } from "./charts.ts";
import { explained } from "./explained.ts";
import { nameOf, range, reference, table } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.report;
const columns = ({ ui }: Desk) => ui.report.columns;

export function figures(desk: Desk, made: Report): TemplateResult {
  return html`<section aria-labelledby="groups">
    <h3 id="groups" tabindex="-1">${words(desk).groups}</h3>
    <div class="drawn">
      ${chart(desk, "groups")}
      ${table(
        words(desk).groups,
        [
          { title: columns(desk).section, cell: ({ id }: GroupRow) => reference(desk, id, `${id} ${nameOf(desk, id)}`) },
          { title: columns(desk).range, cell: ({ figure }) => range(desk, figure), tight: true },
          { title: columns(desk).answered, cell: ({ figure }) => (figure ? desk.ui.figures.of(figure.rated, figure.applicable) : nothing), tight: true },
        ],
        made.groups,
        ({ part }) => desk.texts.parts[part]?.title,
      )}
    </div>
    <div class="no-print">
      <h4>${desk.ui.explained.title}</h4>
      <p class="fine">${desk.ui.explained.lead}</p>
      ${made.groups.map((group) => ofGroup(desk, made, group))}
    </div>
  </section>`;
}

/** How the figure of a group is made, and those of its sections. */
function ofGroup(desk: Desk, made: Report, { id, figure }: GroupRow): unknown {
  const units = made.units.filter(({ group }) => group === id);
  return explained(desk, id, summary(desk, id, range(desk, figure)), () => units.map((unit) => explained(desk, unit.id, summary(desk, unit.id, range(desk, unit.figure)))));
}

function summary(desk: Desk, id: string, figure: string): TemplateResult {
  return html`<span class="summary-title">${id} ${nameOf(desk, id)}</span> <span class="summary-note">${figure}</span>`;
}
