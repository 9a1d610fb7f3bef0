/** A questionnaire of the page's own, in the place of the built-in one. */
import type { Catalogue, Crosswalk, Policy, Texts } from "../index.ts";
import { complete } from "../pack.ts";
import type { Core } from "../pack.ts";
import type { Interface, Language } from "./interface.ts";
import { foreign } from "./marking.ts";

/** What is asked, how it is scored, and the words for it. */
export interface Questionnaire {
  readonly catalogue: Catalogue;
  /** Absent: the plain one, without labels. */
  readonly policy?: Policy;
  readonly crosswalks?: readonly Crosswalk[];
  /** The words in one language, or in several. */
  readonly texts: Texts | readonly Texts[];
}

/** A questionnaire as it is, or from the module at its address, which has it as its default export. */
export async function questionnaire(given: Questionnaire | string): Promise<Questionnaire> {
  if (typeof given !== "string") return given;
  const module: { readonly default: Questionnaire } = await import(/* webpackIgnore: true */ /* @vite-ignore */ new URL(given, document.baseURI).href);
  return module.default;
}

/** A language in which a questionnaire speaks for itself, in its own language where it has no other; the words of the interface stay. */
export async function about({ texts }: Questionnaire, language: Language): Promise<Language> {
  const { ui } = language;
  const common = await language.words();
  const all = [texts].flat();
  const found = all.find((pack) => pack.language === ui.language) ?? all.find((pack) => pack.language === common.language) ?? all[0] ?? {};
  const own = found.language === undefined || found.language === ui.language ? found : foreign(found, found.language);
  const spoken = complete(own, common);
  return { ...language, ui: neutral(ui, spoken), texts: spoken, crosswalks: async () => spoken.crosswalks };
}

/** The words of the interface without those that only a management system standard needs. */
function neutral(ui: Interface, { page, sentences }: Core): Interface {
  const { own } = ui;
  const sections = sentences.chart_groups!;
  const plain = (id: string) => id;
  return {
    ...ui,
    start: { ...ui.start, title: (name: string) => name, isList: [own.look, ui.start.isList[1]!, own.gaps], isNotList: [own.isNot, ui.start.isNotList[1]!, page.limit_questions!] },
    scope: { ...ui.scope, lead: own.scope, statementTitle: own.covers, exclusionsHint: own.leftOut },
    section: { ...ui.section, clause: plain, area: plain },
    answering: { ...ui.answering, order: { ...ui.answering.order, sections }, tasks: { ...ui.answering.tasks, scope: own.covers } },
    documents: { ...ui.documents, demand: { mandatory: page.mandatory!, conditional: page.conditional!, recommended: page.recommended! } },
    report: { ...ui.report, groups: sections, findings: page.findings!, findingsLead: page.findings_lead!, methodText: page.method_text! },
    result: { ...ui.result, pathsLead: own.paths },
    explained: { ...ui.explained, lead: own.explained },
  };
}
