// Never run: what TypeScript must accept, and must refuse, of a program that uses the package.
import { AssessmentError, load } from "aimscore";
import type { Assessment, Catalogue, Changes, Engine, Figure, Issue, IssueList, NormalizedAssessment, Patch, Report, Session, Table } from "aimscore";
import type { AimsAssessment } from "aimscore/element";
import { texts } from "aimscore/en";
import type { Texts } from "aimscore/en";
import schema from "aimscore/schemas/report.schema.json" with { type: "json" };

const engine: Engine = await load();
const own: Engine = await load({ catalogue: engine.catalogue(), policy: "{}" });
const input: Assessment = { format: "aimscore/assessment/1", catalogue: { id: "iso-42001" }, as_of: "2026-11-23" };

const report: Report = engine.assess(input);
const again: Report = own.assess(report.assessment);
const stated: Assessment = again.assessment;
const figure: Figure | null | undefined = report.headline["management_system"];
const low: number | undefined = figure?.low;
const band: "N" | "P" | "L" | "F" | null | undefined = report.units[0]?.band;
const grade: "potential_major" | "potential_minor" | "not_assessed" | "improvement" | "no_gap_stated" | undefined = report.findings[0]?.grade;
const label: string | undefined = report.readiness?.label;

const found: IssueList = engine.validate("{}");
const controls: number | undefined = (engine.catalogue() satisfies Catalogue).parts[1]?.groups.length;
const why: string | undefined = texts.items["4.1-r1"]?.why;
const summary: string = engine.render(input, "text", texts satisfies Texts);
const caps: number = engine.explain(JSON.stringify(input), "4.1").items.flatMap(({ caps }) => caps).length;

const pack: string = engine.render(input, "markdown", texts, "management_review");
const workbook: Blob = new Blob([engine.toWorkbook(input, texts)]);
const back: Assessment = engine.fromWorkbook(await workbook.arrayBuffer(), texts);
const table: Table = "gaps";
const rows: string = engine.tableCsv(back, table, texts);

const session: Session = engine.session(input);
const patch: Patch = { answers: [{ item_id: "4.1-r1", rating: "fully" }, { item_id: "4.1-r2", rating: undefined }], remove: ["5.2-r1"] };
const changes: Changes = session.set(patch);
const text: string = session.reportJson();
const answered: number = (session.assessment() satisfies NormalizedAssessment).answers.length;

const element: AimsAssessment = document.createElement("aims-assessment");
element.assessment = input;
element.mode = "quick";
element.addEventListener("aims-change", ({ detail }) => console.log(detail.assessment.answers.length, element.report?.headline));
// @ts-expect-error It is read, never set.
element.report = report;
// @ts-expect-error No such mode.
element.mode = "slow";

try {
  engine.assess(stated);
} catch (error) {
  if (error instanceof AssessmentError) {
    const [first]: Issue[] = error.issues;
    if (first?.code === "unknown_id") console.log(first.params["nearest"], error.more satisfies number);
    // @ts-expect-error No such code.
    if (first?.code === "unknown") console.log(first);
  }
}

// @ts-expect-error What must be there is missing.
engine.assess({ format: "aimscore/assessment/1", as_of: "2026-11-23" });
// @ts-expect-error No such key.
engine.assess({ ...input, answer: [] });
// @ts-expect-error No such evidence level.
session.set({ answers: [{ item_id: "4.1-r1", evidence_level: "hearsay" }] });
// @ts-expect-error No such format.
engine.render(input, "papyrus", texts);
// @ts-expect-error No such part.
engine.render(input, "html", texts, "everything");
// @ts-expect-error One screen has no parts.
engine.render(input, "text", texts, "internal_audit");
// @ts-expect-error No such table.
engine.tableCsv(input, "people", texts);
// @ts-expect-error A workbook is bytes.
engine.fromWorkbook("PK", texts);
// @ts-expect-error Engines are loaded.
new Engine();

console.log(low, band, grade, label, found.issues, controls, why, summary, caps, changes.units, text, answered, rows, pack, schema.title);
