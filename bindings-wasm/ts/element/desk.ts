/** What the views see and what they can do: the assessment under way, and where the person is. */
import type { Answer, AssessmentError, Assessment, Catalogue, Comparison, Crosswalk, Engine, Issue, NormalizedAssessment, Scoring } from "../index.ts";
import type { Core, Pack } from "../pack.ts";
import { isRefusal } from "./engine.ts";
import { json, nameOf } from "./files.ts";
import type { Content, Export, Kind } from "./files.ts";
import { Glossary } from "./glossary.ts";
import type { Interface, Language } from "./interface.ts";
import { speech } from "./interface/speech.ts";
import type { Speech } from "./interface/speech.ts";
import type { Found, Keeper, Kept } from "./keeper.ts";
import { Later } from "./later.ts";
import { plain } from "./marking.ts";
import { codeIn } from "./sharing.ts";
import { Outline } from "./outline.ts";
import { Pace } from "./pace.ts";
import { placeIn, written } from "./place.ts";
import { DOCUMENTS, entry } from "./walk.ts";
import type { Wanted } from "./walk.ts";
import { Work } from "./work.ts";

/** Where the person is. */
export type Place =
  | { readonly view: "start" | "scope" | "sections" | "risks" | "controls" | "documents" | "report" }
  | SectionPlace
  | { readonly view: "check"; readonly units: readonly string[] }
  | { readonly view: "left"; readonly which: Wanted }
  | { readonly view: "learn"; readonly topic: string };

/** Among the questions of a unit. `step`: what of it, where one thing is asked at a time; `then`: where to go on once it is answered. */
export interface SectionPlace {
  readonly view: "section";
  readonly unit: string;
  readonly step?: string;
  readonly then?: Place;
}

/** How a person likes to work here: no part of the answers, and kept apart from them. */
export interface Manner {
  /** Questions one at a time, or those of a section in a list. */
  readonly asking: "one" | "list";
  /** The tasks by the steps of an implementation, or by clause and area. */
  readonly tasks: "steps" | "sections";
}

/** How much is asked. */
export type Mode = "quick" | "full";

/** What was not taken, and why. */
export interface Refusal {
  readonly title: string;
  readonly text: string;
  readonly issues: readonly Issue[];
  readonly more: number;
}

/** A file to compare with. */
interface Earlier {
  readonly name: string;
  readonly text: string;
}

/** What the element does for its desk. */
export interface Surroundings {
  /** The answers changed; `false` where the page takes the change back. */
  changed(): boolean;
  /** Another assessment was taken. */
  opened(): void;
  /** Changes would be lost: `replace` may be done only if the person says so. */
  ask(replace: () => void): void;
  /** Something was refused: by the engine, which says why, or before it came there. */
  refused(error?: AssessmentError): void;
  /** A person begins to answer. */
  began(): void;
  /** The person went to another place; `target` is the id of what to show there. */
  moved(target?: string): void;
  /** The person looks at another part of the same view. */
  shown(target: string): void;
  /** Something else to show. */
  update(): void;
  /** A file to save. */
  save(file: Export): void;
  /** Something to say. */
  say(words: string): void;
  /** What is shown is to be printed. */
  print(): void;
}

/** Longest text that is read before the engine says how long one may be, in bytes: its own limit. */
const TEXT_MAX = 8 << 20;

export class Desk {
  texts!: Core;
  /** Words about other frameworks. */
  crosswalkTexts!: Later<Pack["crosswalks"]>;
  ui!: Interface;
  /** Numbers, dates and lists within a sentence of the texts. */
  wording!: Speech;
  readonly outline: Outline;
  glossary!: Glossary;
  #engine: Scoring | undefined;
  /** What writes reports; undefined until there are figures. */
  wholeEngine: Later<Engine> | undefined;
  readonly #later: (() => void)[] = [];
  readonly #around: Surroundings;
  readonly #expanded = new Set<string>();
  readonly #trail: Place[] = [];
  #keeper: Keeper | undefined;
  #isInPython = false;
  #leftOut: readonly string[] = [];
  #crosswalks: readonly Crosswalk[] | undefined;
  #earlier: Earlier | undefined;
  work: Work;
  place: Place = { view: "start" };
  refusal: Refusal | undefined;
  opened: string | undefined;
  unsaved = false;
  /** `quick`: only the questions of a short look are asked; the others stay open, and the ranges show it. */
  mode: Mode = "full";
  manner: Manner = { asking: "one", tasks: "steps" };
  readonly pace = new Pace();
  /** What becomes of the answers where they are kept; undefined where they are not to be kept. */
  kept: Kept | undefined;
  /** Where the person was before the page was left; undefined once they are elsewhere. */
  earlierPlace: Place | undefined;
  /** What links call this assessment; undefined where it is not to be shared. */
  sharesAs: string | undefined;
  /** The share code that was made of the answers as they stand. */
  code: string | undefined;
  /** Answers are shown and not taken. */
  readonly = false;
  /** Everything is laid open, for paper. */
  printing = false;

  constructor(catalogue: Required<Catalogue>, language: Language, around: Surroundings) {
    this.#around = around;
    this.outline = new Outline(catalogue);
    this.speak(language);
    this.work = new Work(undefined, this.#blank());
  }

  /** The engine is there: there are figures from now on, and what waited for it is done. `whole` fetches the one that writes reports. */
  arrived(engine: Scoring, whole: () => Promise<Engine>): void {
    this.#engine = engine;
    this.wholeEngine = new Later(whole, () => this.#around.update());
    this.work = this.work.with(engine);
    for (const act of this.#later.splice(0)) act();
    if (this.work.hasAnswers) this.#around.changed();
    this.#around.update();
  }

  /** Says everything in another language from now on. */
  speak({ ui, texts, crosswalks }: Language): void {
    this.ui = ui;
    this.texts = texts;
    this.wording = speech(texts.language);
    this.crosswalkTexts = new Later(crosswalks, () => this.#around.update());
    this.glossary = new Glossary(texts);
    this.opened = undefined;
  }

  /** Longest text that the engine reads, in bytes. */
  get textMax(): number {
    return this.#engine?.textMax ?? TEXT_MAX;
  }

  /** A crosswalk as it stands in its file. */
  crosswalk(id: string): Crosswalk | undefined {
    this.#crosswalks ??= this.#engine?.crosswalks();
    return this.#crosswalks?.find((crosswalk) => crosswalk.id === id);
  }

  /** Goes to another place. */
  go(place: Place, target?: string): void {
    if (!isSame(place, this.place)) this.#trail.push(this.place);
    this.#arrive(place, target);
  }

  /** Whether there is a way back. */
  get cameFrom(): boolean {
    return this.#trail.length > 0;
  }

  /** Goes back to where the person was before. */
  back(): void {
    const place = this.#trail.pop();
    if (place !== undefined) this.#arrive(place);
  }

  #arrive(place: Place, target?: string): void {
    if (place.view === "section" && this.place.view !== "section") this.pace.begin(performance.now());
    this.place = place;
    this.opened = undefined;
    this.#keepPlace();
    this.#around.moved(target);
  }

  /** Whether an id of the catalogue or of a risk is dealt with anywhere. */
  knows(id: string): boolean {
    const unit = this.outline.unitOf(id);
    return unit === undefined ? this.#isRisk(id) : this.outline.asks(unit, id, "full");
  }

  /** Goes to where an id is dealt with. */
  goTo(id: string): void {
    const unit = this.outline.unitOf(id);
    if (unit !== undefined && this.outline.asks(unit, id, "full")) {
      if (!this.outline.asks(unit, id, this.mode)) this.mode = "full";
      const isDocument = this.outline.document(id) !== undefined;
      const step = isDocument ? DOCUMENTS : id;
      const place: Place = this.outline.isItem(id) || isDocument ? { view: "section", unit, step } : { view: "section", unit };
      this.go(place, !this.oneByOne || isDocument ? id : undefined);
    }
    else if (this.#isRisk(id)) {
      this.#expanded.add(id);
      this.go({ view: "risks" }, id);
    }
  }

  /** The views of an assessment; those that hold nothing but forms are left out where answers are only shown, and so is what a catalogue has nothing for. */
  get views() {
    const { risks, parts, documents } = this.outline.catalogue;
    const shown = {
      start: true,
      scope: !this.readonly,
      sections: true,
      risks: !this.readonly && (risks.grids ?? []).length > 0,
      controls: !this.readonly && parts.some(({ excludable }) => excludable),
      documents: !this.readonly && documents.length > 0,
      report: true,
    };
    return (Object.keys(shown) as (keyof typeof shown)[]).filter((view) => shown[view]);
  }

  /** Shows the questions: a short look begins with one. */
  begin(mode = this.mode): void {
    this.mode = mode;
    this.#keepManner();
    this.#around.began();
    this.go(mode === "quick" && this.oneByOne ? entry(this, this.outline.units) : { view: "sections" });
  }

  /** The assessment as a file, once all that writes it and is to stand in it is there; undefined where what writes it can't be had. */
  async export(kind: Kind): Promise<Content | undefined> {
    if (kind === "json") return json(this.work.assessment, this.textMax);
    if (kind === "csv") return this.work.csv(this.texts);
    const { crosswalkTexts } = this;
    const [engine] = await Promise.all([this.#whole(), crosswalkTexts.arrival()]);
    if (engine === undefined) return undefined;
    const [{ assessment }, crosswalks] = [this.work, crosswalkTexts.value];
    const texts = plain(crosswalks === undefined ? this.texts : { ...this.texts, crosswalks });
    switch (kind) {
      case "xlsx":
        return engine.toWorkbook(assessment, texts);
      case "oscal":
        return engine.oscal(assessment, "assessment-results", texts, { standAlone: true });
      default:
        return engine.render(assessment, kind, texts);
    }
  }

  /** The engine that writes and reads what is handed over, once it is there; undefined where it can't be had. */
  async #whole(): Promise<Engine | undefined> {
    const coming = this.wholeEngine?.arrival();
    this.#around.update();
    await coming;
    return this.wholeEngine?.value;
  }

  /** Has the assessment saved as a file, where it can be made. */
  async save(kind: Kind): Promise<void> {
    const content = await this.export(kind);
    if (content === undefined) return;
    const name = nameOf(kind, this.work.assessment);
    this.#around.save(typeof content === "string" ? { kind, name, text: content } : { kind, name, bytes: content });
    if (kind === "json") this.saved();
  }

  /** Takes the assessment of a workbook that somebody filled in. */
  async openWorkbook(workbook: ArrayBuffer): Promise<void> {
    if (this.#engine === undefined) {
      this.#later.push(() => void this.openWorkbook(workbook));
      return;
    }
    const engine = await this.#whole();
    if (engine === undefined) {
      this.refuseFile(this.ui.file.noWorkbooks);
      return;
    }
    let assessment: Assessment;
    try {
      assessment = engine.fromWorkbook(workbook, plain(this.texts));
    } catch (error) {
      this.#refuse(this.ui.refused.file, error);
      return;
    }
    this.open(assessment);
  }

  /** Takes the answers of a table, each in the place of the one to the same question; the others stay. */
  openTable(text: string): void {
    if (this.#engine === undefined) {
      this.#later.push(() => this.openTable(text));
      return;
    }
    let answers: Answer[];
    try {
      answers = this.#engine.answersFromCsv(text, plain(this.texts));
    } catch (error) {
      this.#refuse(this.ui.refused.file, error);
      return;
    }
    this.refusal = undefined;
    this.change((work) => work.setAnswers(answers));
    this.opened = this.ui.saving.taken(answers.length);
    this.#around.opened();
    this.#around.update();
  }

  /** Shows another part of the same view. */
  show(target: string): void {
    this.#around.shown(target);
  }

  /** Asks more or less from now on; the answers stay. */
  ask(mode: Mode): void {
    this.mode = mode;
    this.#keepManner();
    this.#around.update();
  }

  /** Whether things are asked one at a time. */
  get oneByOne(): boolean {
    return this.manner.asking === "one" && !this.readonly;
  }

  /** Works in another manner from now on. */
  prefer(manner: Partial<Manner>): void {
    this.manner = { ...this.manner, ...manner };
    this.#keepManner();
    this.#around.update();
  }

  /** Rates an item. */
  rate(item: string, rating: string): void {
    if (this.work.answer(item).rating === undefined) this.pace.answered(performance.now());
    this.change((work) => work.setAnswer(item, { rating }));
  }

  #isRisk(id: string): boolean {
    return this.work.assessment.risks.some((risk) => risk.id === id);
  }

  change(act: (work: Work) => void): void {
    if (this.readonly) return;
    const before = this.work.assessment;
    try {
      act(this.work);
    } catch (error) {
      this.#refuse(this.ui.refused.change, error);
      return;
    }
    if (!this.#around.changed()) {
      this.work = this.work.back(before);
      this.#around.update();
      return;
    }
    this.unsaved = true;
    this.code = undefined;
    this.#keep();
    this.#around.update();
  }

  /** Goes on with what was found where answers are kept, and keeps what changes from now on. */
  keepIn(keeper: Keeper, found: Found | undefined): void {
    this.#keeper = keeper;
    keeper.settled = (kept) => this.#settled(kept);
    this.kept = found === undefined ? "refused" : "kept";
    if (found?.manner != null) this.#takeUp(found.manner);
    if (found?.text == null || this.#engine === undefined) {
      if (this.work.hasAnswers) {
        this.#keep();
        this.#keepPlace();
      }
      return;
    }
    try {
      this.#take(new Work(this.#engine, found.text), false);
      this.earlierPlace = placeIn(this, found.place);
    } catch (error) {
      keeper.putAside();
      this.#refuse(this.keptWords.unreadable, error);
    }
  }

  /** Words for who keeps the answers. */
  get keptWords(): Interface["storage"]["browser"] {
    const { page, python } = this.ui.storage;
    return this.#isInPython ? { ...page, ...python } : this.ui.storage[this.#keeper?.where ?? "browser"];
  }

  /** Another window has kept other answers under a key. */
  noticed(key: string | null): void {
    if (this.#keeper === undefined || key !== this.#keeper.key) return;
    this.kept = "elsewhere";
    this.#around.update();
  }

  /** The person comes back to this window: what could not be kept is tried again, and what another window has kept is noticed. */
  returned(): void {
    if (this.kept === "refused" && this.unsaved) this.#keep();
    else if (this.kept === "kept") this.#keeper?.check();
  }

  /** Takes the answers that another window has kept. */
  async takeOthers(): Promise<void> {
    const text = await this.#keeper?.look();
    if (typeof text === "string") this.open(text, true);
    else this.#keep();
    this.#around.update();
  }

  /** Keeps the answers of this window in the place of those of another. */
  keepMine(): void {
    this.#keep(true);
    this.#around.update();
  }

  /** Whether what is kept can be removed from here. */
  get canForget(): boolean {
    return this.#keeper !== undefined;
  }

  /** Removes what is kept; the answers stay in this window, unsaved. */
  forget(): void {
    this.#keeper?.forget();
    this.unsaved = this.work.hasAnswers;
    this.#around.update();
  }

  #keepManner(): void {
    this.#keeper?.note("manner", [this.mode, this.manner.asking, this.manner.tasks].join(" "));
  }

  /** Notes where the person is, if there is anything to go on with there. */
  #keepPlace(): void {
    const place = written(this.place);
    if (place === undefined || this.readonly) return;
    this.earlierPlace = undefined;
    this.#keeper?.note("place", place);
  }

  /** Works in a manner that was kept; words that are not known change nothing. */
  #takeUp(words: string): void {
    const said = words.split(" ");
    const one = <Word extends string>(now: Word, known: readonly Word[]) => known.find((word) => said.includes(word)) ?? now;
    this.mode = one(this.mode, ["quick", "full"]);
    this.manner = { asking: one(this.manner.asking, ["one", "list"]), tasks: one(this.manner.tasks, ["steps", "sections"]) };
  }

  #keep(anyway = false): void {
    this.#keeper?.keep(JSON.stringify(this.work.assessment), anyway);
  }

  #settled(kept: Kept): void {
    this.kept = kept;
    if (kept === "kept") this.unsaved = this.work.drafts.length > 0;
    this.#around.update();
  }

  /** Takes another assessment, if need be once the person agrees; one that is refused leaves everything as it was. */
  open(assessment: Assessment | string, agreed = false): void {
    if (this.#engine === undefined) {
      this.#later.push(() => this.open(assessment, agreed));
      return;
    }
    let work: Work;
    try {
      work = new Work(this.#engine, assessment);
    } catch (error) {
      this.#refuse(this.ui.refused.file, error);
      return;
    }
    if (!agreed && (this.unsaved || (this.kept !== undefined && this.work.hasAnswers))) this.#around.ask(() => this.#take(work));
    else this.#take(work);
  }

  /** Goes on with what was stated elsewhere. The person stays where they are, and what is half made here stays so. */
  follow(assessment: NormalizedAssessment): void {
    try {
      this.work = this.work.back(assessment);
    } catch (error) {
      this.#refuse(this.ui.refused.change, error);
      return;
    }
    this.code = undefined;
    this.#around.changed();
    this.#around.update();
  }

  /** Says why a change was refused elsewhere. */
  refuseChange(error: AssessmentError): void {
    this.#refuse(this.ui.refused.change, error);
  }

  /** Python keeps the answers; it has all that was stated, or not yet. */
  taken(all: boolean): void {
    this.#isInPython = true;
    this.#settled(all ? "kept" : "keeping");
  }

  /** Makes a share code of the answers as they stand. */
  makeCode(): void {
    this.code = this.work.code;
    this.#around.moved("share-link");
  }

  /** Takes the assessment of a share code, or of a link with one. */
  openCode(text: string): void {
    const code = codeIn(text, this.sharesAs ?? "aims");
    if (code === undefined) return;
    if (this.#engine === undefined) {
      this.#later.push(() => this.openCode(text));
      return;
    }
    let assessment: Assessment;
    try {
      assessment = this.#engine.fromCode(code);
    } catch (error) {
      this.#refuse(this.ui.share.refused, error);
      return;
    }
    this.open(assessment);
  }

  /** Has something spoken. */
  say(words: string): void {
    this.#around.say(words);
  }

  /** What moved since the earlier file, and its name. */
  get comparison(): { readonly name: string; readonly made: Comparison } | undefined {
    return this.#earlier && { name: this.#earlier.name, made: this.work.compare(this.#earlier.text) };
  }

  /** Takes an earlier file to compare with; one that is refused leaves everything as it was. `target` is the id of what to show then. */
  compareWith(text: string, name: string, target: string): void {
    try {
      this.work.compare(text);
    } catch (error) {
      this.#refuse(this.ui.refused.file, error);
      return;
    }
    this.#earlier = { name, text };
    this.refusal = undefined;
    this.#around.moved(target);
  }

  endComparison(target: string): void {
    this.#earlier = undefined;
    this.#around.moved(target);
  }

  startAnew(): void {
    this.open(this.#blank());
  }

  /** Says why a file could not even be read. */
  refuseFile(text: string): void {
    this.refusal = { title: this.ui.refused.file, text: `${text} ${this.ui.refused.unchanged}`, issues: [], more: 0 };
    this.#around.refused();
  }

  dismiss(): void {
    this.refusal = undefined;
    this.#around.moved();
  }

  /** What the engine takes is in a file; drafts are not, and stay unsaved. */
  saved(): void {
    this.#leftOut = this.work.drafts;
    this.unsaved = this.#leftOut.length > 0;
    this.#around.update();
  }

  /** Controls whose draft was left out when the rest was saved, and is still a draft. */
  get leftOut(): string[] {
    return this.#leftOut.filter((control) => this.work.isDraft(control));
  }

  /** Prints what is shown, once all of it is there. */
  async print(): Promise<void> {
    await this.crosswalkTexts.arrival();
    this.#around.print();
  }

  isExpanded(key: string): boolean {
    return this.printing || this.#expanded.has(key);
  }

  /** A block was opened or closed by a person, or by paper, which does not count. */
  unfold(key: string, open: boolean): void {
    if (this.printing || open === this.#expanded.has(key)) return;
    if (open) this.#expanded.add(key);
    else this.#expanded.delete(key);
    this.#around.update();
  }

  expand(key: string): void {
    this.#expanded.add(key);
    this.#around.update();
  }

  /** `keep`: whether it is not kept yet. */
  #take(work: Work, keep = true): void {
    this.work = work;
    this.code = undefined;
    this.#earlier = undefined;
    this.refusal = undefined;
    this.unsaved = false;
    this.#leftOut = [];
    const { organization, answers } = work.assessment;
    this.opened = this.ui.opened(organization.name ?? "", answers.length);
    if (keep) this.#keep();
    this.#around.changed();
    this.#around.opened();
  }

  #blank(): Assessment {
    const { id } = this.outline.catalogue;
    return { format: "aimscore/assessment/1", catalogue: { id }, as_of: today() };
  }

  #refuse(title: string, error: unknown): void {
    if (!isRefusal(error)) throw error;
    const { issues, more } = error;
    this.refusal = { title, text: `${this.ui.refused.text(issues.length + more)} ${this.ui.refused.unchanged}`, issues, more };
    this.#around.refused(error);
  }
}

function isSame(one: Place, other: Place): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Today by the clock of the person. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
