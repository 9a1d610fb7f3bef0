/**
 * `aimscore/element`: defines `<aims-assessment>`, once.
 *
 * @module
 */
import { AimsAssessment } from "./aims-assessment.ts";

export { AimsAssessment } from "./aims-assessment.ts";
export type { Questionnaire } from "./questionnaire.ts";
export type { AimsEvents } from "./events.ts";

const registry = globalThis.customElements as CustomElementRegistry | undefined;
if (registry !== undefined && registry.get("aims-assessment") === undefined) registry.define("aims-assessment", AimsAssessment);
