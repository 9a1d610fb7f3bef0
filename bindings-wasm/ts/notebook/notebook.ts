/** The element as anywidget shows it, in step with the assessment in Python. */
import { version } from "../element/events.ts";
import type { AimsEvents } from "../element/events.ts";
import type { Questionnaire } from "../element/questionnaire.ts";
import type { Assessment, Issue } from "../index.ts";
import type { Pack } from "../pack.ts";
import { between, changed } from "./changes.ts";
import type { Change } from "./changes.ts";
import { NotebookAssessment } from "./element.ts";
import { TAG } from "./styles.ts";

/** What Python says once. */
interface Setup {
  readonly language: string;
  readonly mode: "quick" | "full";
  /** Those of the built-in catalogue. */
  readonly texts: Pack;
  /** Absent: the built-in one. */
  readonly questionnaire?: Questionnaire;
}

/** How things stand in Python. */
interface State {
  readonly assessment: Assessment;
  /** Counts the states. */
  readonly revision: number;
  /** The element whose message led to this state; null where Python itself did. */
  readonly by: string | null;
  /** The number of the last message of each element. */
  readonly heard: Readonly<Record<string, number>>;
  /** Why that message was not taken; empty where it was. */
  readonly refused: Issue[];
}

/** What an element says to Python. */
interface Message {
  readonly element: string;
  readonly number: number;
  readonly changes: readonly Change[];
}

interface Model {
  get(trait: "_setup"): Setup;
  get(trait: "_state"): State;
  on(event: "change:_state", act: () => void): void;
  off(event: "change:_state", act: () => void): void;
  send(message: Message): void;
}

if (customElements.get(TAG) === undefined) customElements.define(TAG, NotebookAssessment);

/** Shows the element in `el`; gives what ends it. */
function render({ model, el }: { readonly model: Model; readonly el: HTMLElement }): () => void {
  const { language, mode, texts, questionnaire } = model.get("_setup");
  const defined = customElements.get(TAG) as typeof NotebookAssessment;
  const element = document.createElement(TAG) as NotebookAssessment;
  if (defined.version !== version || !("follow" in element)) {
    el.textContent = "Another version of aimscore is at work in this page. Reload the page to use this one.";
    return () => {};
  }
  Object.assign(element, { texts, lang: language, mode, catalogue: questionnaire, assessment: model.get("_state").assessment });
  let end = () => {};
  element.addEventListener("aims-ready", () => (end = keepInStep(element, model)), { once: true });
  el.append(element);
  return () => {
    end();
    element.remove();
  };
}

/**
 * Tells Python of each change, and follows what Python has. Python puts changes in order: what it has not heard yet of this element
 * will come on top of what it has, so the element shows it so already. Gives what ends that.
 */
function keepInStep(element: NotebookAssessment, model: Model): () => void {
  const name = Math.random().toString(36).slice(2);
  const unheard: Message[] = [];
  let number = 0;
  let revision = -1;
  let known = element.assessment!;
  let isFollowing = false;

  const tell = ({ detail }: AimsEvents["aims-change"]) => {
    if (isFollowing) return;
    const changes = between(known, detail.assessment);
    known = detail.assessment;
    if (changes.length > 0) {
      unheard.push({ element: name, number: (number += 1), changes });
      model.send(unheard.at(-1)!);
    }
    queueMicrotask(() => element.taken(unheard.length === 0));
  };

  const hear = () => {
    const { assessment, revision: now, by, heard, refused } = model.get("_state");
    const isEcho = now === revision + 1 && by === name && refused.length === 0;
    revision = now;
    while (unheard.length > 0 && unheard[0]!.number <= (heard[name] ?? 0)) unheard.shift();
    if (!isEcho) {
      element.finishTyping();
      isFollowing = true;
      element.follow(changed(assessment, unheard.flatMap(({ changes }) => changes)));
      isFollowing = false;
      known = element.assessment!;
    }
    element.taken(unheard.length === 0);
    if (by === name && refused.length > 0) element.refused(refused);
  };

  element.addEventListener("aims-change", tell);
  model.on("change:_state", hear);
  hear();
  return () => {
    element.removeEventListener("aims-change", tell);
    model.off("change:_state", hear);
  };
}

export default { render };
