/** The gaps, in the engine's order: the first ones as actions, all of them as a table. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Gap, GapKind, Report, RoadmapStep } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { agreed, ownerOfGap } from "./people.ts";
import { gradeTag, nameOf, reference, references, riskTitle, sentence, table, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.result;
const columns = ({ ui }: Desk) => ui.result.columns;

const ACTIONS = 5;
const SHOWN = 10;
const KEY = "gaps";

/** What to do next: the first gaps. */
export function actions(desk: Desk, made: Report): Piece {
  if (made.gaps.length === 0) return nothing;
  const steps = stepsOf(desk);
  return html`<section aria-labelledby="actions" class="whole">
    <h3 id="actions">${words(desk).actions}</h3>
    <ol class="actions">
      ${made.gaps.slice(0, ACTIONS).map((gap) => html`<li part="action">${action(desk, gap, steps.get(gap.id))}</li>`)}
    </ol>
  </section>`;
}

function action(desk: Desk, gap: Gap, step: RoadmapStep | undefined): TemplateResult {
  const { owner, due } = ownerOfGap(desk, gap);
  return html`<p><b>${words(desk).verbs[gap.kind]}:</b> ${subject(desk, gap)}</p>
    <p class="gap-facts">
      ${gradeTag(desk, gap.grade)} ${step === undefined ? nothing : html`<span>${words(desk).days(step.days)}</span>`}
      ${gap.gain > 0 ? html`<span>${words(desk).gain(gap.gain)}</span>` : nothing} ${reasons(desk, gap, step).map((reason) => html`<span>${reason}</span>`)}
      ${owner || due ? html`<span><b>${agreed(desk, owner, due)}</b></span>` : nothing}
    </p>`;
}

export function gaps(desk: Desk, made: Report): TemplateResult {
  const all = made.gaps;
  const shown = desk.isExpanded(KEY) ? all : all.slice(0, SHOWN);
  const steps = stepsOf(desk);
  return html`<section aria-labelledby="gaps">
    <h3 id="gaps" tabindex="-1">${words(desk).gaps}</h3>
    <p class="prose">${all.length === 0 ? sentence(desk, "no_gaps") : words(desk).gapsLead(all.length)}</p>
    ${all.length === 0
      ? nothing
      : table(
          words(desk).gaps,
          [
            { title: columns(desk).gap, cell: (gap: Gap) => subject(desk, gap), main: true },
            { title: columns(desk).now, cell: (gap) => current(desk, gap) },
            { title: columns(desk).grade, cell: ({ grade }) => gradeTag(desk, grade) },
            { title: columns(desk).days, cell: ({ id }) => number(desk, steps.get(id)?.days), tight: true },
            { title: columns(desk).gain, cell: ({ gain }) => number(desk, gain), tight: true },
            { title: columns(desk).who, cell: (gap) => owned(desk, gap) },
            { title: columns(desk).wave, cell: ({ id }) => number(desk, steps.get(id)?.wave), tight: true },
            ...(desk.printing ? [] : [{ title: columns(desk).why, cell: (gap: Gap) => why(desk, gap, steps.get(gap.id)), wide: true }]),
          ],
          shown,
        )}
    ${shown.length === all.length
      ? nothing
      : html`<button type="button" class="secondary" @click=${() => desk.expand(KEY)}>${desk.ui.report.showAll(all.length)}</button>`}
  </section>`;
}

function stepsOf(desk: Desk): ReadonlyMap<string, RoadmapStep> {
  return new Map(desk.work.roadmap.steps.map((step) => [step.gap_id, step]));
}

function number({ ui }: Desk, n: number | null | undefined): string {
  return n === null || n === undefined || n === 0 ? "" : ui.number(n);
}

function owned(desk: Desk, gap: Gap): Piece {
  const { owner, due } = ownerOfGap(desk, gap);
  return agreed(desk, owner, due);
}

/** A link to what a gap is about. */
function subject(desk: Desk, gap: Gap): unknown {
  const id = gap.item_id ?? gap.document_id ?? gap.unit_id ?? gap.risk_id ?? gap.id;
  const risk = gap.risk_id === null ? undefined : desk.work.assessment.risks.find((other) => other.id === gap.risk_id);
  const name = risk === undefined ? nameOf(desk, id) : riskTitle(desk, risk);
  return reference(desk, id, gap.document_id === null ? `${id} ${name}` : name);
}

/** What closing a gap does beyond its gain. */
function reasons(desk: Desk, gap: Gap, step: RoadmapStep | undefined): unknown[] {
  return [
    ...(step === undefined || step.blockers_removed === 0 ? [] : [desk.ui.report.conditions(step.blockers_removed)]),
    ...(gap.relieves.length === 0 ? [] : [html`${words(desk).relieves} ${references(desk, gap.relieves)}`]),
  ];
}

/** Why a gap stands before the next one, and what closing it does. */
function why(desk: Desk, gap: Gap, step: RoadmapStep | undefined): TemplateResult {
  return html`${step?.before_next_by ? word(desk, "criteria", step.before_next_by) : nothing} ${reasons(desk, gap, step)}`;
}

const CURRENT_WORDS: Readonly<Record<GapKind, string>> = {
  item: "scale",
  unknown: "scale",
  evidence: "evidence_levels",
  document: "document_statuses",
  applicability: "decisions",
  risk: "treatments",
};

/** What is stated now, or else what kind of gap it is. */
function current(desk: Desk, { kind, current: stated }: Gap): string {
  return stated === null ? word(desk, "gap_kinds", kind) : word(desk, CURRENT_WORDS[kind], stated);
}
