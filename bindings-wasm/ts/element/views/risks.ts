/** The register of risks: what may go wrong, how it is rated, and what is done about it. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Dimension, GridRef, Report, Risk, RiskRow, Scenario, SuggestedScenario, TagRow, Treatment } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { adder, checkList, selectField, textField } from "./fields.ts";
import type { Choice } from "./fields.ts";
import { disclosure, heading, nameOf, prose, reference, references, riskTitle, table, word, worded } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import { level, levelsOf, matrix } from "./plan.ts";

const words = ({ ui }: Desk) => ui.risks;

const DIMENSIONS = ["organization", "individuals", "society"] as const satisfies readonly Dimension[];
const TREATMENTS = ["avoid", "modify", "share", "retain"] as const satisfies readonly Treatment[];

export function risks(desk: Desk): TemplateResult {
  const { report, assessment } = desk.work;
  const { rows, suggested } = report.risks;
  return html`
    ${heading(words(desk).title)}
    <p class="lead">${words(desk).lead}</p>
    <section class="panel" aria-labelledby="register-title">
      <h3 id="register-title">${words(desk).register}</h3>
      <p>${rows.length === 0 ? words(desk).none : words(desk).registerLead}</p>
      <ul class="plain entries">
        ${rows.map((row) => {
          const risk = assessment.risks.find(({ id }) => id === row.id)!;
          return html`<li id=${row.id}>${disclosure(summary(desk, row), form(desk, risk, row, report.risks.grid), desk.isExpanded(row.id))}</li>`;
        })}
      </ul>
      ${adder({ id: "risk-new", label: words(desk).newRisk, hint: words(desk).newRiskHint }, words(desk).addRisk, (title) => add(desk, { title }))}
    </section>
    <section aria-labelledby="suggested-title">
      <h3 id="suggested-title">${words(desk).suggested}</h3>
      <p>${suggested.length === 0 ? words(desk).nothingFits : words(desk).suggestedLead}</p>
      <ul class="plain entries">
        ${suggested.map((scenario) => html`<li>${suggestion(desk, scenario)}</li>`)}
      </ul>
    </section>
    ${matrix(desk, report)} ${coverage(desk, report)}
  `;
}

/** Which tags of each list the risks bear, and which ones none does. */
function coverage(desk: Desk, { risks: { taxonomies } }: Report): Piece {
  if (taxonomies.length === 0) return nothing;
  return html`<section aria-labelledby="coverage-title">
    <h3 id="coverage-title">${words(desk).coverage}</h3>
    <p>${words(desk).coverageLead}</p>
    ${taxonomies.map(({ id, tags }) => {
      const text = desk.texts.taxonomies[id];
      const borne = tags.filter(({ risk_ids: ids }) => ids.length > 0).length;
      return disclosure(
        html`${text?.title ?? id} <span class="summary-note">${desk.ui.figures.of(borne, tags.length)}</span>`,
        html`${prose(text?.text)}
        ${table(
          text?.title ?? id,
          [
            { title: words(desk).tag, cell: (tag: TagRow) => `${tag.id} ${text?.tags[tag.id]?.title ?? ""}` },
            { title: desk.ui.report.risks, cell: ({ risk_ids: ids }) => (ids.length === 0 ? words(desk).noRiskYet : references(desk, ids)) },
          ],
          tags,
        )}`,
        desk.printing,
      );
    })}
  </section>`;
}

function add(desk: Desk, risk: Omit<Risk, "id">): void {
  const id = desk.work.freeId("R", desk.work.assessment.risks);
  desk.change((work) => work.setRisk({ id, ...risk }));
  desk.expand(id);
  desk.go({ view: "risks" }, id);
}

function summary(desk: Desk, row: RiskRow): TemplateResult {
  const facts = [
    row.inherent === null ? words(desk).notRated : words(desk).before(level(desk, row.inherent.level)),
    row.residual === null ? undefined : words(desk).after(levelsOf(desk, row.residual)),
    row.issues.length === 0 ? undefined : words(desk).open,
  ];
  return html`<b>${row.id}</b> ${riskTitle(desk, row)} <span class="summary-note">${facts.filter(Boolean).join(" · ")}</span>`;
}

function form(desk: Desk, risk: Risk, row: RiskRow, grid: GridRef | null): TemplateResult {
  const { id } = risk;
  const { systems, settings } = desk.work.assessment;
  const { red_lines: shipped = [] } = desk.outline.catalogue.risks;
  const set = (change: Partial<Risk>) => desk.change((work) => work.setRisk({ ...risk, ...change }));
  const lines = [
    ...shipped.map((line) => ({ value: line, label: desk.texts.red_lines[line]?.title ?? line, hint: desk.texts.red_lines[line]?.text })),
    ...(settings.red_lines ?? []).map((line) => ({ value: line.id, label: line.title })),
  ];
  return html`<div class="panel">
    ${story(desk, risk)}
    ${textField({ id: `${id}-title`, label: words(desk).name, hint: risk.scenario_id === undefined ? undefined : words(desk).nameHint }, risk.title, (title) => set({ title }))}
    ${systems.length === 0
      ? nothing
      : checkList(
          { id: `${id}-systems`, label: words(desk).systems, hint: words(desk).systemsHint },
          systems.map((system) => ({ value: system.id, label: system.name })),
          risk.system_ids ?? [],
          (chosen) => set({ system_ids: chosen }),
        )}
    ${grid === null ? nothing : rating(desk, risk, grid, set)} ${controls(desk, risk, row, set)} ${outcome(desk, row)}
    ${row.computed === null && risk.residual === undefined ? nothing : ownResidual(desk, risk, row, grid!, set)}
    ${lines.length === 0
      ? nothing
      : disclosure(
          words(desk).redLines(risk.red_lines?.length ?? 0),
          checkList({ id: `${id}-lines`, label: words(desk).redLinesAsk }, lines, risk.red_lines ?? [], (chosen) => set({ red_lines: chosen })),
          (risk.red_lines?.length ?? 0) > 0,
        )}
    ${selectField({ id: `${id}-treatment`, label: words(desk).treatment }, words(desk).undecided, worded(desk, "treatments", TREATMENTS), risk.treatment, (treatment) => set({ treatment }))}
    ${risk.treatment === "retain" || risk.accepted_by !== undefined
      ? textField({ id: `${id}-accepter`, label: words(desk).accepter }, risk.accepted_by, (name) => set({ accepted_by: name }))
      : nothing}
    ${textField({ id: `${id}-owner`, label: words(desk).owner }, risk.owner, (owner) => set({ owner }))}
    <button type="button" class="quiet" @click=${() => remove(desk, id)}>${words(desk).remove(id)}</button>
  </div>`;
}

/** What happens in the scenario of a risk, as its texts tell. */
function story(desk: Desk, { scenario_id: scenario }: Pick<Risk, "scenario_id">): Piece {
  const text = desk.texts.scenarios[scenario ?? ""];
  return text === undefined ? nothing : html`<p class="prose">${text.because} ${text.event} ${text.leads_to}</p>`;
}

function rating(desk: Desk, risk: Risk, grid: GridRef, set: (change: Partial<Risk>) => void): TemplateResult {
  const { id, likelihood, consequence = {} } = risk;
  const ranks = gridChoices(desk, grid);
  const proposal = risk.likelihood === undefined && Object.keys(consequence).length === 0 ? proposed(desk, risk, grid) : undefined;
  const notEstimable = worded(desk, "likelihoods", ["not_estimable"]);
  return html`<fieldset class="rating">
    <legend>${words(desk).rating}</legend>
    <p class="hint">${words(desk).ratingHint}</p>
    ${selectField({ id: `${id}-likelihood`, label: words(desk).likelihood }, words(desk).notStated, [...ranks.likelihood, ...notEstimable], text(likelihood), (rank) =>
      set({ likelihood: rank === "not_estimable" || rank === undefined ? rank : Number(rank) }),
    )}
    ${DIMENSIONS.map((dimension) =>
      selectField(
        { id: `${id}-${dimension}`, label: words(desk).consequence(word(desk, "dimensions", dimension)), hint: desk.texts.words["dimensions"]?.[dimension]?.text },
        words(desk).notStated,
        ranks.consequence(dimension),
        text(consequence[dimension]),
        (rank) => set({ consequence: without({ ...consequence, [dimension]: rank === undefined ? undefined : Number(rank) }) }),
      ),
    )}
    ${proposal === undefined
      ? nothing
      : html`<p>
          ${words(desk).proposal(ranks.likelihood[proposal.likelihood - 1]?.label ?? "", ranks.consequence()[proposal.consequence - 1]?.label ?? "")}
          <button type="button" class="link" @click=${() => set(proposal.stated)}>${words(desk).takeProposal}</button>
        </p>`}
  </fieldset>`;
}

/** The ratings to start from that a scenario has; they are made for the first grid of the catalogue. */
function proposed(desk: Desk, risk: Risk, grid: GridRef): { likelihood: number; consequence: number; stated: Partial<Risk> } | undefined {
  const { scenarios = [], grids = [] } = desk.outline.catalogue.risks;
  const scenario: Scenario | undefined = scenarios.find(({ id }) => id === risk.scenario_id);
  if (scenario?.default === undefined || grids[0]?.id !== grid.id) return undefined;
  const { likelihood, consequence } = scenario.default;
  const affected = scenario.affects?.length ? scenario.affects : DIMENSIONS;
  return { likelihood, consequence, stated: { likelihood, consequence: Object.fromEntries(affected.map((dimension) => [dimension, consequence])) } };
}

function gridChoices(desk: Desk, grid: GridRef) {
  const text = desk.texts.grids[grid.id];
  const rank = (at: number, label: string, hint?: string): Choice<string> => ({ value: String(at + 1), label: `${at + 1} ${label}`, hint });
  return {
    likelihood: grid.likelihood.map((name, at) => rank(at, text?.likelihood[name]?.label ?? name, text?.likelihood[name]?.text)),
    consequence: (dimension?: Dimension) =>
      grid.consequence.map((name, at) => rank(at, text?.consequence[name]?.label ?? name, dimension && text?.consequence[name]?.[dimension])),
  };
}

/** The controls that treat a risk: those of its scenario, or those that a person picks for a risk of their own. */
function controls(desk: Desk, risk: Risk, row: RiskRow, set: (change: Partial<Risk>) => void): TemplateResult {
  const links = (ids: readonly string[]) => desk.ui.listed(ids.map((id) => reference(desk, id)));
  const shown = html`<p>
    ${row.primary.length === 0 ? words(desk).noControls : html`${words(desk).primary} ${links(row.primary)}.`}
    ${row.supporting.length === 0 ? nothing : html`${words(desk).supporting} ${links(row.supporting)}.`}
  </p>`;
  if (risk.scenario_id !== undefined) return shown;
  const all = desk.outline.catalogue.parts.filter((part) => part.excludable).flatMap((part) => part.groups.flatMap((group) => group.units));
  return html`${shown}
  ${disclosure(
    words(desk).pickControls,
    checkList(
      { id: `${risk.id}-controls`, label: words(desk).pickControlsAsk },
      all.map(({ id }) => ({ value: id, label: `${id} ${nameOf(desk, id)}` })),
      risk.control_ids?.primary ?? [],
      (primary) => set({ control_ids: { ...risk.control_ids, primary } }),
    ),
  )}`;
}

/** What the engine makes of the ratings. */
function outcome(desk: Desk, row: RiskRow): Piece {
  if (row.inherent === null) return html`<p>${words(desk).notRatedYet}</p>`;
  return html`<dl class="made">
      <dt>${desk.ui.report.columns.before}</dt>
      <dd>${level(desk, row.inherent.level)}</dd>
      <dt>${desk.ui.report.columns.effect}</dt>
      <dd>${word(desk, "effectiveness", row.effectiveness.effectiveness)}</dd>
      <dt>${desk.ui.report.columns.after}</dt>
      <dd>
        ${row.residual === null ? words(desk).notKnown : levelsOf(desk, row.residual)}${row.stated === null ? nothing : ` (${words(desk).yours})`}
        ${row.above_acceptance === null ? nothing : html`<span class="tag">${row.above_acceptance ? words(desk).above : words(desk).within}</span>`}
      </dd>
    </dl>
    ${row.issues.length === 0 ? nothing : html`<div class="warning">${row.issues.map((rule) => html`<p>${word(desk, "risk_rules", rule)}</p>`)}</div>`}`;
}

function ownResidual(desk: Desk, risk: Risk, row: RiskRow, grid: GridRef, set: (change: Partial<Risk>) => void): TemplateResult {
  const { id, residual } = risk;
  const ranks = gridChoices(desk, grid);
  const start = residual ?? row.computed!.worse;
  const select = (axis: "likelihood" | "consequence", label: string, choices: readonly Choice<string>[]) =>
    selectField({ id: `${id}-residual-${axis}`, label }, words(desk).asComputed, choices, text(residual?.[axis]), (rank) =>
      set({ residual: rank === undefined ? undefined : { likelihood: start.likelihood, consequence: start.consequence, [axis]: Number(rank) } }),
    );
  return disclosure(
    residual === undefined ? words(desk).ownResidual : words(desk).ownResidualStated,
    html`<p class="hint">${words(desk).ownResidualHint}</p>
      ${select("likelihood", words(desk).likelihood, ranks.likelihood)} ${select("consequence", desk.ui.report.consequence, ranks.consequence())}`,
    residual !== undefined,
  );
}

function suggestion(desk: Desk, { scenario_id: id, system_ids: systems, traits }: SuggestedScenario): TemplateResult {
  const named = systems.map((system) => desk.work.assessment.systems.find((other) => other.id === system)?.name ?? system);
  const because = traits.map((trait) => desk.ui.inSentence(word(desk, "traits", trait)));
  return disclosure(
    html`<b>${id}</b> ${riskTitle(desk, { scenario_id: id })}`,
    html`${story(desk, { scenario_id: id })}
      <p>${named.length === 0 ? words(desk).fitsAll : words(desk).fits(desk.ui.list(named))} ${because.length === 0 ? nothing : words(desk).because(desk.ui.list(because))}</p>
      <button type="button" class="secondary" aria-label="${words(desk).take}: ${id}" @click=${() => add(desk, { scenario_id: id, system_ids: systems })}>${words(desk).take}</button>`,
  );
}

function remove(desk: Desk, id: string): void {
  desk.change((work) => work.removeRisk(id));
  desk.go({ view: "risks" }, "risk-new");
}

function text(value: number | string | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

function without<T extends object>(entries: T): T {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as T;
}
