/** The words of the interface, in English. What the catalogue and the report say comes from the language pack. */

const plural = new Intl.PluralRules("en");
const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" });

function count(n: number, one: string, other: string): string {
  return `${number.format(n)} ${plural.select(n) === "one" ? one : other}`;
}

function duration(minutes: number): string {
  return minutes < 60 ? count(minutes, "minute", "minutes") : count(Math.round(minutes / 30) / 2, "hour", "hours");
}

export const ui = {
  number: (value: number) => number.format(value),
  percent: (value: number) => `${number.format(value)}\u00a0%`,
  range: (low: number, high: number) => (low === high ? ui.percent(low) : `${ui.percent(low)} to ${ui.percent(high)}`),
  date: (date: string) => day.format(new Date(`${date}T00:00:00Z`)),

  loading: "One moment: the questions are being laid out.",
  failed: "The assessment could not be started here. Your browser, or the rules of this page, may forbid WebAssembly.",

  views: { start: "Start", sections: "Questions", report: "Report", learn: "Learn" },
  viewsLabel: "Parts of the assessment",
  save: "Save",
  unsaved: "Changes not saved",

  start: {
    title: (name: string) => `Where do you stand with ${name}?`,
    lead: "Answer plain questions about your work with AI. You see what is in place, what is missing, and what to look at first.",
    is: "What it is",
    isList: [
      "A look at your own work, clause by clause and control by control.",
      "A range, not a mark. What you have not answered stays open, and the range shows it.",
      "A list of gaps in order, and a first Statement of Applicability.",
    ],
    isNot: "What it is not",
    isNotList: [
      "Not an audit and not a certificate. Only an accredited certification body certifies.",
      "Not legal advice. A good result does not show that you meet a law.",
      "Not the text of the standard. The words here are our own.",
    ],
    time: "How long it takes",
    timeText: (questions: number, minutes: number) =>
      `About ${duration(minutes)} for all ${number.format(questions)} questions. Take them in any order, over several days. Leave out what you do not know: the range stays honest.`,
    help: "Who should help",
    helpText: "Those who build, buy or use AI, and somebody from management. Have your policies, lists and records at hand.",
    privacy: "Your answers",
    privacyText: "They stay in this page. Nothing is sent anywhere and nothing is stored. Save them as a file before you leave.",
    about: "Your organization",
    name: "Name",
    nameHint: "Stands on the report. You may leave it empty.",
    scope: "What the management system covers",
    scopeHint: "Its scope in a sentence or two: teams, places, AI systems. You may leave it empty.",
    asOf: "Date for which the answers hold",
    begin: "Begin",
    proceed: "Go on with the questions",
    resume: "Go on with earlier work, or look at an example",
    file: "Open a saved file",
    fileHint: "A JSON file that was saved here. It takes the place of the answers in this page.",
    anew: "Start again without answers",
  },

  opened: (name: string, answers: number) =>
    name === "" && answers === 0 ? "Opened: an assessment without answers." : `Opened${name === "" ? "" : `: ${name}`}. ${count(answers, "answer", "answers")}.`,
  ask: {
    title: "Your changes are not saved",
    text: "Another assessment would take the place of your answers, and what you changed since you last saved would be lost.",
    keep: "Keep my answers",
    replace: "Replace my answers",
  },
  leftOut: "The draft of control {ids} is not complete and was not saved. All the rest is in the file. Say why, or undo the decision, then save again.",
  file: {
    large: (bytes: number) => `It is larger than ${number.format(bytes / 2 ** 20)} MiB. An assessment never needs that much, so this is probably another file.`,
    encoding: "It is not text in UTF-8. If you changed it in another program, save it there again as UTF-8.",
    unreadable: "Your browser could not read it. It may have been moved, deleted or locked; pick it again.",
  },
  refused: {
    file: "This file could not be opened",
    change: "This change was not accepted",
    text: (issues: number) => `${count(issues, "thing needs", "things need")} mending in it.`,
    unchanged: "Your answers here are unchanged.",
    whole: "The whole file",
    more: (n: number) => `And ${count(n, "more problem", "more problems")}.`,
    close: "Close this message",
  },

  toReport: "See the report",

  sections: {
    title: "Questions",
    lead: "Take the sections in any order. Each one says how far you are.",
    left: (questions: number, minutes: number) =>
      questions === 0 ? "All questions are answered." : `${count(questions, "question", "questions")} left, about ${duration(minutes)}.`,
    inPlace: "In place",
  },

  status: (rated: number, unsure: number, applicable: number) => {
    const doubt = unsure === 0 ? "" : `, ${number.format(unsure)} not sure`;
    if (rated === 0 && unsure === 0) return "Not started";
    if (rated === applicable) return `All ${number.format(applicable)} answered`;
    return `${number.format(rated)} of ${number.format(applicable)} answered${doubt}`;
  },
  leftOutWhole: "Left out",
  weightless: "Does not count in the figures (weight 0)",
  noFigure: "no figure",

  section: {
    clause: (id: string) => `Clause ${id}`,
    area: (id: string) => `Area ${id}`,
    about: (group: string) => `About ${group} as a whole`,
    objective: "Control objective",
    guidance: "How organizations usually do it",
    terms: "Words used here",
    within: (group: string) => `In ${group}`,
    questions: "Questions",
    excluded: "This control is left out, so its questions count in no figure.",
    showExcluded: "Show its questions all the same",
    back: "All sections",
    previous: "Previous",
    next: "Next",
    figures: "So far",
  },

  question: {
    place: (at: number, of: number) => `Question ${at} of ${of}`,
    why: "Why it matters:",
    shows: "What would show it",
    or: "or",
    clear: "Clear this answer",
    evidence: "What can you show?",
    evidenceNone: "Not stated",
    note: "Note",
    noted: "Note (written)",
    noteLabel: "Your note",
    practice: "Good practice, not scored",
    document: (name: string) => `Belongs to the document: ${name}`,
  },

  decision: {
    title: "Do you need this control?",
    hint: "Your decision and your reason go into the Statement of Applicability.",
    included: "Yes, include it",
    excluded: "No, leave it out",
    justification: { included: "Why do you need it?", excluded: "Why does it not apply to you?" },
    justificationHint: "In your own words: which risk, law, contract or policy speaks for it, or why none does.",
    risk: "Does any of your risks call for it?",
    duty: "Does a law, a contract or another outside duty call for it?",
    yes: "Yes",
    no: "No",
    draft: "Nothing is changed until you say why.",
    clear: "Undo this decision",
    issues: "To put in order:",
    conflict: (clauses: string) => `See ${clauses}.`,
  },

  documents: {
    title: "Documents",
    hint: "How do they stand? A mandatory document that is missing or a draft holds down the questions that belong to it.",
    status: (name: string) => `Status of ${name}`,
    none: "Not stated",
    demand: {
      mandatory: "Asked for by a clause",
      conditional: "Asked for if the control is included",
      recommended: "Good to have",
    },
  },

  figures: {
    band: (certain: string, best: string) => (certain === best ? `Band: "${certain}"` : `Band: "${certain}" for certain, "${best}" at best`),
    spoken: (title: string, range: string, rated: number, applicable: number) =>
      `${title}: ${range}. ${number.format(rated)} of ${number.format(applicable)} answered.`,
    key: "Solid: in place for certain. Light: still open.",
    of: (rated: number, applicable: number) => `${number.format(rated)} of ${number.format(applicable)}`,
    answered: (rated: number, applicable: number) => `${ui.figures.of(rated, applicable)} answered`,
    ofAnswered: (score: number) => `${ui.percent(score)} of what is answered`,
  },

  report: {
    title: "Report",
    basis: "Self-assessment",
    of: (name: string) => `of ${name}`,
    asOf: (date: string) => `as of ${date}`,
    scope: "Scope",
    print: "Print",
    headline: "Where you stand",
    readiness: "Readiness",
    more: (n: number) => `and ${number.format(n)} more`,
    gaps: "What to look at first",
    gapsLead: (n: number) => `${count(n, "gap", "gaps")}, those that hold back the next label first, then the gravest, then those that gain most for a day of work. The gain is what closing a gap adds to the certain figure of its part.`,
    showAll: (n: number) => `Show all ${number.format(n)}`,
    gain: (points: number) => `Gain: ${count(points, "point", "points")}.`,
    now: (word: string) => `Now: ${word}.`,
    work: (effort: string) => `Work: ${effort}.`,
    groups: "By clause and area",
    findings: "Findings by clause and area",
    findingsLead: "The grades are indicative. Only a certification body grades findings.",
    applicability: "Statement of Applicability",
    applicabilityLead: (complete: boolean, valid: boolean) =>
      `${complete ? "Every control is decided." : "Some controls are not decided yet."} ${valid ? "No row breaks a rule." : "Some rows need to be put in order."}`,
    ownControls: "Controls of your own",
    documents: "Documents",
    risks: "Risks",
    risksLead: "Levels are looked up in a grid. What is left after controls is a planning aid and no measurement.",
    noRisks: "No risks yet. A saved file can hold them.",
    suggested: (n: number) => `${count(n, "scenario fits", "scenarios fit")} your roles and systems and is not among your risks yet.`,
    matrix: "Risks in the grid",
    matrixCell: (level: string, before: string, after: string) =>
      [level, before && `before controls: ${before}`, after && `after controls: ${after}`].filter(Boolean).join("; "),
    consequence: "Consequence",
    likelihood: "Likelihood",
    range2: (worse: string, better: string) => (worse === better ? worse : `${worse}, at best ${better}`),
    steps: "Steps of an implementation",
    stepUnits: (largely: number, units: number) => `${number.format(largely)} of ${number.format(units)} sections at "Largely" or better`,
    roadmap: "Roadmap",
    roadmapLead: (n: number, days: number) => `${count(n, "wave", "waves")} of work, up to ${count(days, "person-day", "person-days")} each. A gap comes after those that it waits for.`,
    paths: "The least work to each label",
    pathDays: (days: number, gaps: number) => `${count(days, "person-day", "person-days")}, ${count(gaps, "gap", "gaps")}`,
    outOfReach: "Not by closing these gaps",
    method: "How this report was made",
    methodText:
      "A range has two ends. The low end takes every open question as not in place, the high end takes it as fully in place. Clauses and controls are never merged into one figure. Anybody can make this report again from the saved file.",
    notices: "Please note",
    columns: {
      section: "Section",
      range: "In place",
      answered: "Answered",
      bar: "Range",
      finding: "What it is about",
      class: "Stated",
      grade: "Indicative grade",
      control: "Control",
      decision: "Decision",
      justification: "Reason",
      status: "Status",
      issues: "To put in order",
      document: "Document",
      demand: "Demand",
      risk: "Risk",
      before: "Before controls",
      effect: "What the controls do",
      after: "After controls",
      treatment: "Treatment",
      step: "Step",
      wave: "Wave",
      days: "Person-days",
      gaps: "Gaps",
      label: "Label",
      work: "Work",
    },
    made: {
      catalogue: "Catalogue",
      edition: "edition",
      policy: "Scoring rules",
      engine: "Engine",
      asOf: "Answers hold for",
      layer: "Answers count",
      hash: "hash",
    },
  },

  learn: {
    title: "Learn",
    lead: "Pick a section and read it. You need not answer anything.",
    pick: "Section",
    overview: "Overview",
    steps: "Steps of an implementation",
    glossary: "Glossary",
    step: (n: number, of: number) => `Step ${n} of ${of}`,
    parts: "What it is made of",
    asks: "What you will be asked",
    documents: "Documents",
    answer: "Answer these questions",
    previous: "Previous",
    next: "Next",
  },
} as const;
