/** The element: a shell around the views that moves the focus, speaks, saves and opens. */
import { LitElement, nothing } from "lit";
import type { PropertyValues, TemplateResult } from "lit";
import type { Assessment, AssessmentError, Issue, NormalizedAssessment, Report } from "../index.ts";
import { message } from "../message.ts";
import { Desk } from "./desk.ts";
import type { Mode, Place, Refusal } from "./desk.ts";
import { aimsEvent, version } from "./events.ts";
import type { AimsEvents, Detail } from "./events.ts";
import { bytesOf, download, textOf } from "./files.ts";
import type { Content, Kind } from "./files.ts";
import type { Language } from "./interface.ts";
import { catalogue, isRefusal, loadEngine, loadWholeEngine } from "./engine.ts";
import { Keeper } from "./keeper.ts";
import type { StorageAdapter } from "./keeper.ts";
import { ui as english } from "./interface/en.ts";
import { language } from "./languages.ts";
import { foreign, html, plain } from "./marking.ts";
import { inOwnWords } from "./messages.ts";
import type { Messages } from "./messages.ts";
import { about, questionnaire } from "./questionnaire.ts";
import type { Questionnaire } from "./questionnaire.ts";
import { styles } from "./styles.ts";
import { stopAt, wanted } from "./walk.ts";
import { check } from "./views/check.ts";
import { firstTopic, learn } from "./views/learn.ts";
import { left } from "./views/left.ts";
import { fill, heading, link, range, reference } from "./views/pieces.ts";
import { controls } from "./views/controls.ts";
import { documents } from "./views/documents.ts";
import { risks } from "./views/risks.ts";
import { scope } from "./views/scope.ts";
import { report } from "./views/report.ts";
import { section } from "./views/section.ts";
import { sections } from "./views/sections.ts";
import { start } from "./views/start.ts";
import { step } from "./views/step.ts";

/** Milliseconds without a change before the figures are spoken, so that they don't talk over the next answer. */
const SPEAK_AFTER = 1000;

/**
 * A self-assessment for ISO/IEC 42001, from the first question to the report. It asks the network for nothing, and stores nothing unless it is told to.
 *
 * @element aims-assessment
 * @attr {string} lang - The language, such as `de`; absent: that of what the element stands in. English where there is no other.
 * @slot intro - Said on the first view, before everything else.
 * @slot privacy - What the page has to say about privacy, beside what the element says.
 * @slot samples - A choice of example assessments on the first view.
 * @slot result-before - Before the report.
 * @slot result-after - After the report.
 * @slot footer - Under every view.
 * @fires {CustomEvent<{ version: string }>} aims-ready - The engine is there, and with it the answers that were kept or set.
 * @fires {CustomEvent<{ version: string, mode: "quick" | "full" }>} aims-start - A person begins to answer.
 * @fires {CustomEvent<{ version: string, assessment: NormalizedAssessment }>} aims-change - The answers changed. `preventDefault()` takes back a change that a person makes.
 * @fires {CustomEvent<{ version: string, view: string, id: string | null, question: string | null }>} aims-step - Something else is shown: a view, in it a section or topic, and in a section the question where one is asked at a time.
 * @fires {CustomEvent<{ version: string, report: Report }>} aims-report - The report is shown.
 * @fires {CustomEvent<{ version: string, report: Report }>} aims-complete - The last question that is asked has its answer.
 * @fires {CustomEvent<{ version: string, kind: string, name: string, text?: string, bytes?: Uint8Array }>} aims-export - A file is about to be saved: text, or the bytes of a workbook. `preventDefault()` leaves it to the page.
 * @fires {CustomEvent<{ version: string, error: AssessmentError }>} aims-error - The engine refused a file, an assessment or a change; the answers are as they were.
 * @csspart nav - The views to choose from.
 * @csspart progress - How far a section is: its range, bar and number of answers.
 * @csspart question - A question.
 * @csspart legend - Its text.
 * @csspart hint - Why it matters.
 * @csspart option - A level to choose.
 * @csspart button - A button that does something, such as the one that begins.
 * @csspart result - The report.
 * @csspart table - A table.
 * @csspart chart - A chart.
 * @csspart action - One of the next actions.
 * @csspart error - What was refused, and why.
 * @cssproperty --aims-color-text - Text.
 * @cssproperty --aims-color-muted - Text that steps back.
 * @cssproperty --aims-color-surface - The ground.
 * @cssproperty --aims-color-border - Lines between things.
 * @cssproperty --aims-color-accent - Links, buttons and what is in place; tints are made of it.
 * @cssproperty --aims-color-on-accent - Text on the accent.
 * @cssproperty --aims-color-good - What is well.
 * @cssproperty --aims-color-warn - What to take care of.
 * @cssproperty --aims-color-bad - What is refused or grave.
 * @cssproperty --aims-color-focus - The ring around what has the focus.
 * @cssproperty --aims-font - Family of the type.
 * @cssproperty --aims-radius - How round corners are.
 * @cssproperty --aims-space - The space that all others are made of.
 * @cssproperty --aims-max-width - The widest it gets.
 */
export class AimsAssessment extends LitElement {
  /** @internal */
  static override readonly styles = styles;
  /** @internal */
  static override readonly properties = {
    assessment: { attribute: false, noAccessor: true },
    mode: {},
    storage: {},
    share: { type: Boolean },
    readonly: { type: Boolean },
    headingLevel: { attribute: "heading-level", type: Number },
    sections: {},
    catalogue: {},
    messages: { attribute: false },
    storageAdapter: { attribute: false },
  };

  /** Version of this package. */
  static readonly version: string = version;

  /** How much is asked to begin with; a person may change it. */
  declare mode: "quick" | "full" | undefined;
  /** `local`: the answers are kept, by this browser or by `storageAdapter`, and gone on with. Read when the element begins. */
  declare storage: "none" | "local" | undefined;
  /** Whether a person can make a code or a link of the answers, and the address of the page may bring one. */
  declare share: boolean;
  /** Whether answers are only shown. */
  declare readonly: boolean;
  /** Level of the highest heading, so that it fits in with those of the page: 1 to 6, 2 where none is given. */
  declare headingLevel: number | undefined;
  /** The clauses, areas, subclauses and controls that are asked, such as `5 6.1.2 A.5`; all where none is given. The others stay open, and the ranges show it. */
  declare sections: string | undefined;
  /** Another questionnaire than the built-in one, or the address of a module that has it as its default export. Read when the element begins. */
  declare catalogue: Questionnaire | string | undefined;
  /** Words of the interface in the page's own way, such as `{ start: { lead: "…" } }`; those that are not given stay. They stand whatever the language. */
  declare messages: Messages | undefined;
  /**
   * Where `storage="local"` keeps the answers in the place of this browser's storage: texts by key, with `get`, `set` and `delete`, each
   * of which may take its time and may fail. Read when the element begins.
   */
  declare storageAdapter: StorageAdapter | undefined;

  #desk: Desk | undefined;
  #beginning: Promise<void> | undefined;
  #failed = false;
  #waiting = true;
  #given: Assessment | undefined;
  #spoken = "";
  #speaking: ReturnType<typeof setTimeout> | undefined;
  #focusOn: string | undefined;
  #left = 0;
  #own: Questionnaire | undefined;
  #settled: Mode | undefined;
  readonly #warned = new Set<string>();

  /**
   * The assessment as it stands; undefined until the engine is there.
   * Setting one that the engine refuses changes nothing, shows the issues and fires `aims-error`. Where changes are not saved, the
   * person is asked before another takes their place.
   */
  get assessment(): NormalizedAssessment | undefined {
    return this.#desk?.work.ready ? this.#desk.work.assessment : undefined;
  }

  set assessment(assessment: Assessment | undefined) {
    if (assessment === undefined) return;
    if (this.#desk === undefined || this.#waiting) this.#given = assessment;
    else this.#desk.open(assessment);
  }

  /** The report of the assessment as it stands; undefined until the engine is there. */
  get report(): Report | undefined {
    return this.#desk?.work.ready ? this.#desk.work.report : undefined;
  }

  /** Shows the questions. */
  start(): void {
    this.#desk?.begin();
  }

  /** Shows where an id is dealt with: that of a clause, area, subclause, control, question, document or risk. Says whether there is such a place. */
  goTo(id: string): boolean {
    const known = this.#desk?.knows(id) ?? false;
    if (known) this.#desk!.goTo(id);
    return known;
  }

  /** What a file of the assessment holds, once what writes it is there: text, or the bytes of a workbook; undefined until the engine is there. */
  async export<Of extends Kind>(kind: Of): Promise<Content<Of> | undefined> {
    return this.#desk?.work.ready ? ((await this.#desk.export(kind)) as Content<Of> | undefined) : undefined;
  }

  /** The answers as a share code, which holds nothing that somebody typed; undefined until the engine is there. */
  toCode(): string | undefined {
    return this.#desk?.work.ready ? this.#desk.work.code : undefined;
  }

  /** Takes the answers of a share code; one that is refused changes nothing, shows the issues and fires `aims-error`. */
  fromCode(code: string): void {
    this.#desk?.openCode(code);
  }

  /** Begins anew with no answers; where changes are not saved, the person is asked first. */
  reset(): void {
    this.#desk?.startAnew();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#beginning ??= this.#begin();
    window.addEventListener("beforeprint", this.#layOpen);
    window.addEventListener("afterprint", this.#foldUp);
    window.addEventListener("storage", this.#noticed);
    window.addEventListener("focus", this.#returned);
    window.addEventListener("hashchange", this.#readAddress);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("beforeprint", this.#layOpen);
    window.removeEventListener("afterprint", this.#foldUp);
    window.removeEventListener("storage", this.#noticed);
    window.removeEventListener("focus", this.#returned);
    window.removeEventListener("hashchange", this.#readAddress);
    window.removeEventListener("beforeunload", this.#hold);
    clearTimeout(this.#speaking);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, "lang"];
  }

  override attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    super.attributeChangedCallback(name, before, now);
    if (name === "lang" && before !== now) void this.#speak();
  }

  /** @internal */
  protected override render(): TemplateResult {
    const desk = this.#desk;
    const ui = desk?.ui ?? english;
    if (desk === undefined || (this.#waiting && !this.#failed)) return html`<div class="shell" lang=${ui.language} dir=${ui.direction}><p class="lead" role="status">${ui[this.#failed ? "failed" : "loading"]}</p></div>`;
    return html`<div class="shell" lang=${ui.language} dir=${ui.direction}>
      <div class="top">
        <nav aria-label=${ui.viewsLabel}>
          <ul part="nav">
            ${desk.views.map((view) => this.#tab(desk, { view }))}
            ${this.#tab(desk, { view: "learn", topic: firstTopic(desk) })}
          </ul>
        </nav>
        <p class="save">
          ${standing(desk)}
          <button type="button" class="secondary" @click=${() => void this.#save(desk)}>${ui.save}</button>
        </p>
      </div>
      ${desk.leftOut.length === 0 ? nothing : html`<p class="warning">${leftOut(desk, (id) => reference(desk, id))}</p>`}
      ${this.#failed ? html`<p class="warning" role="alert">${ui.failed}</p>` : nothing}
      ${desk.kept === "refused" ? html`<p class="warning" role="alert">${desk.keptWords.refused}</p>` : nothing}
      ${desk.kept === "elsewhere" ? elsewhere(desk) : nothing} ${desk.refusal === undefined ? nothing : this.#refusal(desk, desk.refusal)}
      <div class="view">
        ${desk.cameFrom && desk.place.view !== "start" ? html`<p class="back no-print">${link(ui.answering.back, () => desk.back())}</p>` : nothing}
        ${this.#view(desk)}
      </div>
      <slot name="footer"></slot>
      ${translations(desk).map((text) => html`<p class="fine">${text}</p>`)}
      <p class="visually-hidden" role="status">${this.#spoken}</p>
      ${question(desk)}
    </div>`;
  }

  /** @internal */
  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.size > 0) this.#settle();
    if (changed.has("messages")) void this.#speak();
  }

  /** @internal */
  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const higher = (this.headingLevel || 2) - 2;
    for (const title of this.renderRoot.querySelectorAll("h2, h3, h4, h5")) {
      if (higher === 0) title.removeAttribute("aria-level");
      else title.setAttribute("aria-level", `${Math.min(6, Math.max(1, Number(title.localName.slice(1)) + higher))}`);
    }
    if (this.#desk?.unsaved && this.isConnected) window.addEventListener("beforeunload", this.#hold);
    else window.removeEventListener("beforeunload", this.#hold);
    if (this.#focusOn === undefined) return;
    const heading = this.find("heading");
    const target = this.find(this.#focusOn) ?? heading;
    this.#focusOn = undefined;
    if (target === null) return;
    const inside = target.querySelector<HTMLElement>("input:checked") ?? target.querySelector<HTMLElement>("input, select");
    (inside ?? target).focus({ preventScroll: true });
    const view = this.renderRoot.querySelector(".view")!;
    if (target !== heading) target.scrollIntoView({ block: inside === null && !/^h\d$/.test(target.localName) ? "nearest" : "start" });
    else if (view.getBoundingClientRect().top < 0) view.scrollIntoView({ block: "start" });
  }

  /** @internal */
  protected get desk(): Desk | undefined {
    return this.#desk;
  }

  /** @internal What is said in the language of a tag. */
  protected wordsIn(tag: string): Promise<Language> {
    return language(tag);
  }

  /** @internal What is shown under an id. */
  protected find(id: string): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(`[id="${CSS.escape(id)}"]`);
  }

  async #begin(): Promise<void> {
    try {
      this.#own = this.catalogue ? await questionnaire(this.catalogue) : undefined;
      const engine = loadEngine(this.#own);
      const asked = this.#own === undefined ? catalogue : (await engine).catalogue();
      this.#desk = new Desk(asked, await this.#language(), {
        changed: () => this.#changed(),
        opened: () => this.#say(this.#desk!.opened!),
        ask: (replace) => this.#ask(replace),
        refused: (error) => this.#refused(error),
        began: () => this.#fire("aims-start", { mode: this.#desk!.mode }),
        moved: (target) => this.#moved(target),
        shown: (target) => this.#show(target),
        update: () => this.requestUpdate(),
        say: (words) => this.#say(words),
        save: (file) => {
          if (this.#fire("aims-export", file)) download(file);
        },
        print: () => void this.#printOut(),
      });
      this.#settle();
      const keeper = this.storage === "local" ? Keeper.of(this, [asked.id, this.id].filter(Boolean).join(":"), this.storageAdapter) : undefined;
      const found = await keeper?.open();
      // Where answers are kept, none are taken before those are there.
      this.#waiting = found?.text != null || this.#given !== undefined;
      this.requestUpdate();
      this.#desk.arrived(await engine, () => loadWholeEngine(this.#own));
      if (keeper !== undefined) this.#desk.keepIn(keeper, found);
      this.#waiting = false;
      await this.updateComplete;
      if (this.#given !== undefined) this.#desk.open(this.#given);
      this.#readAddress();
      this.#fire("aims-ready", {});
    } catch (error) {
      this.#failed = true;
      console.error(error);
      if (isRefusal(error)) this.#fire("aims-error", { error });
    }
    this.requestUpdate();
  }

  /** Has the desk go by the attributes. */
  #settle(): void {
    const desk = this.#desk;
    if (desk === undefined) return;
    const unknown = desk.outline.restrict(this.sections?.split(/\s+/).filter(Boolean) ?? []);
    if (unknown.length > 0) this.#warn(`<aims-assessment> has no sections ${unknown.join(", ")}`);
    if (this.mode !== this.#settled) desk.mode = this.mode === "quick" ? "quick" : "full";
    this.#settled = this.mode;
    desk.readonly = this.readonly;
    desk.sharesAs = this.share ? ["aims", this.id].filter(Boolean).join("-") : undefined;
    this.#left = wanted(desk, "open").length;
  }

  /** Says something to who made the page, once. */
  #warn(words: string): void {
    if (!this.#warned.has(words)) console.warn(words);
    this.#warned.add(words);
  }

  /** The language of the element: its own, or that of what it stands in; with the page's own words. */
  async #language(): Promise<Language> {
    const common = await this.wordsIn(this.closest<HTMLElement>("[lang]")?.lang ?? "");
    const spoken = this.#own === undefined ? common : await about(this.#own, common);
    const { ui, misfits } = inOwnWords(spoken.ui, this.messages ?? {});
    if (misfits.length > 0) this.#warn(`<aims-assessment> has no messages ${misfits.join(", ")}, or they are of another kind`);
    return { ...spoken, ui };
  }

  /** Changes the language or the words; the answers stay. Where its file can't be had, all stays as it is. */
  async #speak(): Promise<void> {
    const asked = this.lang;
    try {
      const spoken = await this.#language();
      if (asked === this.lang) this.#desk?.speak(spoken);
    } catch (error) {
      console.error(error);
    }
    this.requestUpdate();
  }

  #view(desk: Desk): unknown {
    const { place } = desk;
    if (!desk.work.ready && ["risks", "controls", "report"].includes(place.view)) return html`${heading(desk.ui.views[place.view as "report"])}<p role="status">${desk.ui.waiting}</p>`;
    switch (place.view) {
      case "start":
        return start(desk, (file) => void this.#openFile(desk, file));
      case "sections":
        return sections(desk);
      case "section":
        return desk.oneByOne ? step(desk, place) : section(desk, place.unit);
      case "check":
        return check(desk, place.units);
      case "left":
        return left(desk, place.which);
      case "scope":
        return scope(desk);
      case "risks":
        return risks(desk);
      case "controls":
        return controls(desk);
      case "documents":
        return documents(desk);
      case "report":
        return report(desk, (file) => void this.#take(desk, textOf(file, desk.textMax, desk.ui.file), (text) => desk.compareWith(text, file.name, "comparison-made")));
      case "learn":
        return learn(desk, place.topic);
    }
  }

  #tab(desk: Desk, to: Place): TemplateResult {
    const here = desk.place.view === to.view || (["section", "check", "left"].includes(desk.place.view) && to.view === "sections");
    const name = desk.ui.views[to.view as keyof typeof desk.ui.views];
    return html`<li><button type="button" aria-current=${here ? "page" : nothing} data-name=${name} @click=${() => desk.go(to)}>${name}</button></li>`;
  }

  #refusal(desk: Desk, { title, text, issues, more }: Refusal): TemplateResult {
    const words = desk.ui.refused;
    return html`<section class="refusal" part="error" aria-labelledby="refusal">
      <h2 id="refusal" tabindex="-1">${title}</h2>
      <p>${text}</p>
      <ul>
        ${issues.map((issue) => {
          const { message, mend } = told(desk, issue);
          return html`<li><code>${issue.pointer === "" ? words.whole : issue.pointer}</code>: ${message} <span class="mend">${mend}</span></li>`;
        })}
      </ul>
      ${more === 0 ? nothing : html`<p>${words.more(more)}</p>`}
      <button type="button" class="secondary" @click=${() => desk.dismiss()}>${words.close}</button>
    </section>`;
  }

  /** Opens what a person picks: by the end of its name a workbook, a table, or else an assessment. */
  #openFile(desk: Desk, file: File): Promise<void> {
    const { textMax: max, ui } = desk;
    if (/\.xlsx$/i.test(file.name)) return this.#take(desk, bytesOf(file, max, ui.file), (bytes) => void desk.openWorkbook(bytes));
    return this.#take(desk, textOf(file, max, ui.file), (text) => (/\.csv$/i.test(file.name) ? desk.openTable(text) : desk.open(text)));
  }

  async #take<Read>(desk: Desk, reading: Promise<Read>, take: (content: Read) => void): Promise<void> {
    const content = await reading.catch((error: Error) => desk.refuseFile(error.message));
    if (content !== undefined) take(content);
  }

  async #save(desk: Desk): Promise<void> {
    await desk.save("json");
    if (desk.leftOut.length > 0) this.#say(leftOut(desk, (id) => id).flat(2).join(""));
  }

  #ask(replace: () => void): void {
    const dialog = this.renderRoot.querySelector("dialog")!;
    dialog.returnValue = "";
    dialog.onclose = () => {
      if (dialog.returnValue === "replace") replace();
    };
    if (!dialog.open) dialog.showModal();
  }

  /** Tells the page; `false` where it takes the change back. */
  #changed(): boolean {
    const desk = this.#desk!;
    this.requestUpdate();
    if (!desk.work.ready) return true;
    if (!this.#fire("aims-change", { assessment: desk.work.assessment })) return false;
    const before = this.#left;
    this.#left = wanted(desk, "open").length;
    if (before > 0 && this.#left === 0) this.#fire("aims-complete", { report: desk.work.report });
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => this.#say(this.#figuresInWords()), SPEAK_AFTER);
    return true;
  }

  #refused(error?: AssessmentError): void {
    this.#focusOn = "refusal";
    this.requestUpdate();
    if (error !== undefined) this.#fire("aims-error", { error });
  }

  #show(target: string): void {
    this.#focusOn = target;
    this.requestUpdate();
  }

  #moved(target = "heading"): void {
    this.#spoken = "";
    this.#show(target);
    const { place, work } = this.#desk!;
    this.#fire("aims-step", { view: place.view, id: "unit" in place ? place.unit : "topic" in place ? place.topic : null, question: this.#question() });
    if (place.view === "report" && work.ready) this.#fire("aims-report", { report: work.report });
  }

  /** The question that is asked, where that is one at a time. */
  #question(): string | null {
    const { place, oneByOne, outline } = this.#desk!;
    const stop = place.view === "section" && oneByOne ? stopAt(this.#desk!, place) : undefined;
    return stop !== undefined && outline.isItem(stop.step) ? stop.step : null;
  }

  /** What moved, in one sentence: the section at hand. */
  #figuresInWords(): string {
    const { place, work, ui, texts: words } = this.#desk!;
    if (place.view !== "section") return "";
    const figure = work.unit(place.unit)?.figure;
    const title = `${place.unit} ${words.units[place.unit]?.title}`;
    return figure ? ui.figures.spoken(title, range(this.#desk!, figure), figure.rated, figure.applicable) : `${title}: ${ui.noFigure}.`;
  }

  #say(words: string): void {
    this.#spoken = words;
    this.requestUpdate();
  }

  #fire<Name extends keyof AimsEvents>(name: Name, detail: Detail<Name>): boolean {
    return this.dispatchEvent(aimsEvent(name, detail));
  }

  /** Takes the code that the address of the page brings, where that is wanted. */
  readonly #readAddress = (): void => {
    if (this.#desk?.sharesAs !== undefined && location.hash !== "") this.#desk.openCode(location.hash);
  };
  /** Has the browser ask before the page is left. */
  readonly #hold = (event: Event): void => event.preventDefault();
  readonly #returned = (): void => this.#desk?.returned();
  readonly #noticed = ({ key }: StorageEvent): void => this.#desk?.noticed(key);
  readonly #layOpen = (): void => this.#print(true);
  readonly #foldUp = (): void => this.#print(false);

  /** Lays everything open before the dialog of the browser comes, which leaves no time for it. */
  async #printOut(): Promise<void> {
    this.#print(true);
    await this.updateComplete;
    print();
  }

  #print(printing: boolean): void {
    if (this.#desk === undefined) return;
    this.#desk.printing = printing;
    this.requestUpdate();
  }
}

/** What is wrong and how to mend it, as two sentences. */
function told({ texts: { language: spoken, issues = {}, phrases = {} }, ui }: Desk, issue: Issue): { readonly message: string; readonly mend: string } {
  const { message: wrong, mend, language } = message(issue, plain({ language: spoken, issues, phrases }));
  const said = { message: `${wrong}.`, mend: `${mend.slice(0, 1).toLocaleUpperCase(language)}${mend.slice(1)}.` };
  return language === ui.language ? said : foreign(said, language);
}

/** How far the words of the interface and those of the catalogue can be relied on. */
function translations({ ui, texts }: Desk): string[] {
  const statuses = new Set([ui.translation.status, texts.status]);
  return [...statuses].flatMap((status) => (status === undefined ? [] : ui.translation[status]));
}

/** Whether changes are saved, and where. */
function standing({ unsaved, kept, keptWords, ui }: Desk): unknown {
  if (kept === "keeping") return html`<span>${ui.storage.keeping}</span>`;
  if (unsaved) return html`<span>${ui.unsaved}</span>`;
  return kept === "kept" ? html`<span>${keptWords.kept}</span>` : nothing;
}

/** Another window has kept other answers: a person says which ones hold. */
function elsewhere(desk: Desk): TemplateResult {
  const words = { ...desk.ui.storage, ...desk.keptWords };
  return html`<div class="warning" role="alert">
    <p>${words.elsewhere}</p>
    <p class="buttons">
      <button type="button" class="secondary" @click=${() => void desk.takeOthers()}>${words.takeOthers}</button>
      <button type="button" class="secondary" @click=${() => desk.keepMine()}>${words.keepMine}</button>
    </p>
  </div>`;
}

/** Whether changes that are not saved may be lost: asked over everything else, and Escape keeps them. */
function question({ ui, unsaved }: Desk): TemplateResult {
  const words = ui.ask;
  const answer = (value: string) => (event: Event) => (event.target as HTMLElement).closest("dialog")!.close(value);
  return html`<dialog aria-labelledby="ask" aria-describedby="ask-text">
    <h2 id="ask">${unsaved ? words.title : words.titleKept}</h2>
    <p id="ask-text">${unsaved ? words.text : words.textKept}</p>
    <p class="buttons">
      <button type="button" class="primary" @click=${answer("keep")}>${words.keep}</button>
      <button type="button" class="secondary" @click=${answer("replace")}>${words.replace}</button>
    </p>
  </dialog>`;
}

/** What was not saved, with the controls shown by `show`. */
function leftOut(desk: Desk, show: (id: string) => unknown): unknown[] {
  return fill(desk.ui.leftOut, { ids: desk.ui.listed(desk.leftOut.map(show)) });
}

declare global {
  interface HTMLElementTagNameMap {
    "aims-assessment": AimsAssessment;
  }
  interface HTMLElementEventMap extends AimsEvents {}
}
