/** The scope: what the organization does with AI, its systems, and where the management system ends. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { AiSystem, OrganizationRole, Stage } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { adder, checkList, selectField, textField } from "./fields.ts";
import { disclosure, heading, worded } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.scope;

const ROLES = ["developer", "provider", "deployer"] as const satisfies readonly OrganizationRole[];

const STAGES = [
  "governance",
  "inception",
  "design_development",
  "data",
  "verification_validation",
  "deployment",
  "operation",
  "retirement",
] as const satisfies readonly Stage[];

export function scope(desk: Desk): TemplateResult {
  const { organization, scope: stated, systems } = desk.work.assessment;
  const state = (change: Partial<typeof stated>) => desk.change((work) => work.restate({ scope: { ...stated, ...change } }));
  const add = (name: string) => {
    const id = desk.work.freeId("S", systems);
    desk.change((work) => work.setSystem({ id, name }));
    desk.expand(id);
    desk.go({ view: "scope" }, id);
  };
  return html`
    ${heading(words(desk).title)}
    <p class="lead">${words(desk).lead}</p>
    <section class="panel" aria-labelledby="roles-title">
      <h3 id="roles-title">${words(desk).organization}</h3>
      ${checkList(
        { id: "roles", label: words(desk).roles, hint: words(desk).rolesHint },
        worded(desk, "roles", ROLES),
        organization.roles ?? [],
        (roles) => desk.change((work) => work.restate({ organization: { ...organization, roles } })),
      )}
    </section>
    <section class="panel" aria-labelledby="systems">
      <h3 id="systems">${words(desk).systems}</h3>
      <p>${systems.length === 0 ? words(desk).noSystems : words(desk).systemsLead(systems.length)}</p>
      <ul class="plain entries">
        ${systems.map((system) => html`<li id=${system.id}>${disclosure(html`<b>${system.id}</b> ${system.name}`, systemForm(desk, system), desk.isExpanded(system.id))}</li>`)}
      </ul>
      ${adder({ id: "system-new", label: words(desk).newSystem }, words(desk).addSystem, add)}
    </section>
    <section class="panel" aria-labelledby="statement-title">
      <h3 id="statement-title">${words(desk).statementTitle}</h3>
      ${textField({ id: "boundaries", label: words(desk).boundaries, hint: words(desk).boundariesHint }, stated.boundaries, (boundaries) => state({ boundaries }), 2)}
      ${textField({ id: "exclusions", label: words(desk).exclusions, hint: words(desk).exclusionsHint }, stated.exclusions, (exclusions) => state({ exclusions }), 2)}
      ${textField({ id: "scope", label: words(desk).statement, hint: words(desk).statementHint }, stated.statement, (statement) => state({ statement }), 8)}
      <button type="button" class="secondary" aria-describedby="draft-hint" ?disabled=${!desk.work.ready} @click=${() => state({ statement: desk.work.draftScope(desk.texts) })}>${words(desk).draft}</button>
      <p class="hint" id="draft-hint">${stated.statement === undefined ? words(desk).draftHint : words(desk).draftReplaces}</p>
    </section>
    <p class="onward"><button type="button" class="primary" @click=${() => desk.go({ view: "sections" })}>${desk.ui.start.proceed}</button></p>
  `;
}

function systemForm(desk: Desk, system: AiSystem): TemplateResult {
  const { id } = system;
  const set = (change: Partial<AiSystem>) => desk.change((work) => work.setSystem({ ...system, ...change }));
  const traits = desk.outline.catalogue.risks.traits ?? [];
  return html`<div class="panel">
    ${textField({ id: `${id}-name`, label: words(desk).name }, system.name, (name) => set({ name: name ?? "" }))}
    ${textField({ id: `${id}-purpose`, label: words(desk).purpose, hint: words(desk).purposeHint }, system.purpose, (purpose) => set({ purpose }), 2)}
    ${checkList({ id: `${id}-roles`, label: words(desk).systemRoles }, worded(desk, "roles", ROLES), system.roles ?? [], (roles) => set({ roles }))}
    ${selectField({ id: `${id}-stage`, label: words(desk).stage }, words(desk).notStated, worded(desk, "stages", STAGES), system.life_cycle_stage, (stage) =>
      set({ life_cycle_stage: stage }),
    )}
    ${textField({ id: `${id}-owner`, label: words(desk).owner }, system.owner, (owner) => set({ owner }))}
    ${traits.length === 0
      ? nothing
      : checkList({ id: `${id}-traits`, label: words(desk).traits, hint: words(desk).traitsHint }, worded(desk, "traits", traits), system.traits ?? [], (chosen) => set({ traits: chosen }))}
    <button type="button" class="quiet" @click=${() => remove(desk, id)}>${words(desk).removeSystem(system.name)}</button>
  </div>`;
}

function remove(desk: Desk, id: string): void {
  desk.change((work) => work.removeSystem(id));
  desk.go({ view: "scope" }, "system-new");
}
