/** What there is to do, by the steps of an implementation. */
import type { Document, Unit } from "../index.ts";
import type { Desk } from "./desk.ts";
import { entry, wanted } from "./walk.ts";

export type Progress = "none" | "some" | "done";

/** Something to do: state a thing, or answer the questions of some units of a group. */
export type Task = Statement | Answering;

export interface Statement {
  readonly kind: "roles" | "systems" | "scope" | "risks" | "controls" | "documents";
  readonly progress: Progress;
  readonly view: "scope" | "risks" | "controls" | "documents";
  /** The id of what to show there. */
  readonly target?: string;
}

export interface Answering {
  readonly kind: "questions";
  readonly group: string;
  readonly units: readonly Unit[];
  readonly answered: number;
  readonly asked: number;
  readonly progress: Progress;
}

export interface StepTasks {
  readonly id: string;
  readonly tasks: readonly Task[];
  readonly progress: Progress;
}

/** The tasks of each step. A unit belongs to the last step that names it, for the first one looks at everything; so one that none names belongs to the first. */
export function stepsOf(desk: Desk): StepTasks[] {
  const { steps, parts } = desk.outline.catalogue;
  const stepOf = new Map<string, string>();
  for (const { id, parts: whole = [], groups: named = [], units = [] } of steps) {
    for (const part of parts) {
      for (const group of part.groups) {
        for (const unit of group.units) if (whole.includes(part.id) || named.includes(group.id) || units.includes(unit.id)) stepOf.set(unit.id, id);
      }
    }
  }
  return steps.map(({ id }) => {
    const tasks = [...statements(desk, id), ...questions(desk, (unit) => (stepOf.get(unit) ?? steps[0]?.id) === id)];
    return { id, tasks, progress: together(tasks.map(({ progress }) => progress)) };
  });
}

export function go(desk: Desk, task: Task): void {
  if (task.kind === "questions") desk.go(entry(desk, task.units));
  else desk.go({ view: task.view }, task.target);
}

/** How far the questions of units are. */
export function progressOf(desk: Desk, units: readonly Unit[]): Pick<Answering, "answered" | "asked" | "progress"> {
  const counted = units.filter(({ id }) => !desk.work.unit(id)?.excluded);
  const asked = desk.outline.asked(counted, desk.mode).length;
  const answered = asked - wanted(desk, "open", units).length;
  return { answered, asked, progress: answered === asked ? "done" : answered === 0 ? "none" : "some" };
}

/** The documents of what is asked here, without those of controls that are left out. */
export function documentsOf({ outline, work }: Desk): Document[] {
  return outline.catalogue.documents.filter(({ unit }) => outline.asks(unit, unit, "full") && !work.unit(unit)?.excluded);
}

function questions(desk: Desk, belongs: (unit: string) => boolean): Answering[] {
  const { outline, mode } = desk;
  return outline.catalogue.parts
    .flatMap(({ groups }) => groups)
    .flatMap((group) => {
      const units = group.units.filter(({ id }) => belongs(id) && outline.asks(id, id, mode));
      return units.length === 0 ? [] : [{ kind: "questions" as const, group: group.id, units, ...progressOf(desk, units) }];
    });
}

/** What is stated outside the questions, in the step that it belongs to. */
function statements(desk: Desk, step: string): Statement[] {
  const { work, outline } = desk;
  const { organization, systems, scope, risks, applicability } = work.assessment;
  switch (step) {
    case "scope_definition":
      return [
        { kind: "roles", progress: organization.roles?.length ? "done" : "none", view: "scope", target: "roles" },
        { kind: "systems", progress: systems.length > 0 ? "done" : "none", view: "scope", target: "systems" },
        { kind: "scope", progress: scope.statement ? "done" : scope.boundaries || scope.exclusions ? "some" : "none", view: "scope", target: "boundaries" },
      ];
    case "risk_assessment": {
      const settled = risks.every(({ likelihood, treatment }) => likelihood !== undefined && treatment !== undefined);
      return [{ kind: "risks", progress: risks.length === 0 ? "none" : settled ? "done" : "some", view: "risks" }];
    }
    case "control_implementation": {
      const controls = outline.catalogue.parts.filter(({ excludable }) => excludable).flatMap(({ groups }) => groups.flatMap(({ units }) => units));
      const decided = applicability.length;
      return [{ kind: "controls", progress: decided === 0 ? "none" : decided < controls.length ? "some" : "done", view: "controls" }];
    }
    case "documentation": {
      const asked = documentsOf(desk).filter(({ demand }) => demand !== "recommended");
      return asked.length === 0 ? [] : [{ kind: "documents", progress: together(asked.map(({ id }) => (work.document(id) === undefined ? "none" : "done"))), view: "documents" }];
    }
    default:
      return [];
  }
}

function together(list: readonly Progress[]): Progress {
  return list.every((progress) => progress === "done") ? "done" : list.every((progress) => progress === "none") ? "none" : "some";
}
