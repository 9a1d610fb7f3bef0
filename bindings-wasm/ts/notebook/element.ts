/** The element in light DOM: notebooks take keys that are typed in a shadow tree for commands. */
import type { PropertyValues } from "lit";
import { AimsAssessment } from "../element/aims-assessment.ts";
import type { Language } from "../element/interface.ts";
import { AssessmentError } from "../error.ts";
import type { Assessment, Issue, NormalizedAssessment } from "../index.ts";
import type { Pack } from "../pack.ts";
import { language } from "./languages.ts";
import { isDark, whenLightChanges } from "./light.ts";
import { dress } from "./styles.ts";

/** Attributes that hold ids, or names that must not be those of another element. */
const IDS = ["id", "for", "name", "aria-labelledby", "aria-describedby"];

let elements = 0;

export class NotebookAssessment extends AimsAssessment {
  /** The texts of the built-in catalogue in the language of the element; given before it is shown. */
  texts!: Pack;
  /** What its ids begin with, so that they differ from those of another one in the same notebook. */
  readonly #own = `aims-${(elements += 1)}-`;
  #lightChanges: (() => void) | undefined;

  /** Takes a text that is being typed as it is. */
  finishTyping(): void {
    this.querySelector(":is(input[type=text], textarea):focus")?.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** Goes on with what was stated elsewhere. */
  follow(assessment: Assessment): void {
    this.desk?.follow(assessment as NormalizedAssessment);
  }

  /** Says why Python refused a change. */
  refused(issues: Issue[]): void {
    this.desk?.refuseChange(new AssessmentError({ format: "aimscore/issues/1", issues, more: 0 }));
  }

  /** Says whether Python has all that was stated. */
  taken(all: boolean): void {
    this.desk?.taken(all);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    for (const kind of ["keydown", "keypress", "keyup"] as const) this.addEventListener(kind, keep);
    dress(this.getRootNode());
    const light = () => (this.style.colorScheme = isDark(this.parentElement ?? document.body) ? "dark" : "light");
    this.#lightChanges = whenLightChanges(light);
    light();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#lightChanges?.();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override wordsIn(tag: string): Promise<Language> {
    return language(tag, this.texts);
  }

  protected override find(id: string): HTMLElement | null {
    return super.find(`${this.#own}${id}`);
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#claim();
    super.updated(changed);
  }

  /** Gives what was rendered ids of this element's own. */
  #claim(): void {
    for (const attribute of IDS) {
      for (const element of this.querySelectorAll(`[${attribute}]:not([${attribute}^="${this.#own}"])`)) {
        const ids = element.getAttribute(attribute)!.split(" ");
        element.setAttribute(attribute, ids.map((id) => `${this.#own}${id}`).join(" "));
      }
    }
  }
}

/** Keeps a key from the notebook, which would take it for a command; all but the one that saves the notebook. */
function keep(event: KeyboardEvent): void {
  if (!((event.ctrlKey || event.metaKey) && event.key === "s")) event.stopPropagation();
}
