/** The tasks by the steps of an implementation, each with how far it is. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { go, stepsOf } from "../tasks.ts";
import type { StepTasks, Task } from "../tasks.ts";
import { nameOf, prose } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.answering;

/** The first step that is not done lies open. */
export function tasks(desk: Desk): TemplateResult {
  const steps = stepsOf(desk);
  const current = steps.find(({ tasks: list, progress }) => list.length > 0 && progress !== "done");
  return html`<ol class="steps">
    ${steps.map((step, at) => stepRow(desk, step, at + 1, step.id === current?.id))}
  </ol>`;
}

function stepRow(desk: Desk, { id, tasks: list, progress }: StepTasks, at: number, open: boolean): TemplateResult {
  const text = desk.texts.steps.find((step) => step.id === id);
  return html`<li>
    <details ?open=${open || desk.printing}>
      <summary>
        <span class="step-title">${at}. ${text?.title ?? id}</span>
        ${list.length === 0 ? nothing : html`<span class="row-status ${progress}">${words(desk).progress[progress]}</span>`}
      </summary>
      <div class="disclosed">
        ${prose(text?.text)}
        ${list.length === 0
          ? html`<p><button type="button" class="secondary" @click=${() => desk.go({ view: "report" })}>${desk.ui.toReport}</button></p>`
          : html`<ul class="rows">
              ${list.map((task, n) => taskRow(desk, task, `task-${id}-${n}`))}
            </ul>`}
      </div>
    </details>
  </li>`;
}

function taskRow(desk: Desk, task: Task, id: string): TemplateResult {
  const count = task.kind === "questions" && task.progress === "some" ? ` (${desk.ui.figures.of(task.answered, task.asked)})` : "";
  return html`<li class="row task">
    <button type="button" class="row-link" aria-describedby=${id} @click=${() => go(desk, task)}>${titleOf(desk, task)}</button>
    <span class="row-status ${task.progress}" id=${id}>${words(desk).progress[task.progress]}${count}</span>
  </li>`;
}

/** A whole group by its name; a part of it with its units behind it. */
function titleOf(desk: Desk, task: Task): string {
  if (task.kind !== "questions") return words(desk).tasks[task.kind];
  const name = `${task.group} ${nameOf(desk, task.group)}`;
  const all = desk.outline.group(task.group)?.group.units.filter(({ id }) => desk.outline.asks(id, id, desk.mode));
  return all?.length === task.units.length ? name : `${name} (${desk.ui.list(task.units.map(({ id }) => id))})`;
}
