/** The gaps, in the engine's order. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Gap, GapKind, Report, RoadmapStep } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { gradeTag, link, nameOf, riskTitle, sentence, word } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.report;

const SHOWN = 10;
const KEY = "gaps";

export function gaps(desk: Desk, made: Report): TemplateResult {
  const all = made.gaps;
  const shown = desk.isExpanded(KEY) ? all : all.slice(0, SHOWN);
  const steps = new Map(desk.work.roadmap.steps.map((step) => [step.gap_id, step]));
  return html`<section aria-labelledby="gaps">
    <h3 id="gaps">${words(desk).gaps}</h3>
    <p>${all.length === 0 ? sentence(desk, "no_gaps") : words(desk).gapsLead(all.length)}</p>
    <ol class="gaps">
      ${shown.map((gap) => entry(desk, gap, steps.get(gap.id)))}
    </ol>
    ${shown.length === all.length
      ? nothing
      : html`<button type="button" class="secondary" @click=${() => desk.expand(KEY)}>${words(desk).showAll(all.length)}</button>`}
  </section>`;
}

function entry(desk: Desk, gap: Gap, step: RoadmapStep | undefined): TemplateResult {
  const subject = gap.item_id ?? gap.document_id ?? gap.unit_id ?? gap.risk_id ?? gap.id;
  const risk = gap.risk_id === null ? undefined : desk.work.assessment.risks.find(({ id }) => id === gap.risk_id);
  const now = current(desk, gap);
  return html`<li part="action">
    <p>
      ${link(html`<b>${subject}</b> ${risk === undefined ? nameOf(desk, subject) : riskTitle(desk, risk)}`, () => desk.goTo(subject))}
    </p>
    <p class="gap-facts">
      ${gradeTag(desk, gap.grade)}
      ${gap.kind === "item" && now !== undefined ? nothing : html`<span>${word(desk, "gap_kinds", gap.kind)}.</span>`}
      ${now === undefined ? nothing : html`<span>${words(desk).now(now)}</span>`}
      <span>${words(desk).work(desk.ui.inSentence(word(desk, "efforts", gap.effort)))}</span>
      ${gap.gain > 0 ? html`<span>${words(desk).gain(gap.gain)}</span>` : nothing}
      ${gap.relieves.length === 0 ? nothing : html`<span>${words(desk).relieves(desk.ui.list(gap.relieves))}</span>`}
      ${step === undefined || step.blockers_removed === 0 ? nothing : html`<span>${words(desk).conditions(step.blockers_removed)}</span>`}
      ${step === undefined || step.wave === null ? nothing : html`<span>${words(desk).inWave(step.wave, gap.after.length)}</span>`}
      ${step?.before_next_by ? html`<span>${words(desk).beforeNext} ${word(desk, "criteria", step.before_next_by)}</span>` : nothing}
    </p>
  </li>`;
}

const CURRENT_WORDS: Readonly<Record<GapKind, string>> = {
  item: "scale",
  unknown: "scale",
  evidence: "evidence_levels",
  document: "document_statuses",
  applicability: "decisions",
  risk: "treatments",
};

function current(desk: Desk, { kind, current: stated }: Gap): string | undefined {
  return stated === null || kind === "unknown" ? undefined : word(desk, CURRENT_WORDS[kind], stated);
}
