/**
 * `aimscore/element`: defines `<aims-assessment>`, once.
 *
 * @module
 */
import { AimsAssessment } from "./aims-assessment.ts";

export { AimsAssessment } from "./aims-assessment.ts";
export type { Questionnaire } from "./questionnaire.ts";
export type { AimsEvents } from "./events.ts";
export type { StorageAdapter } from "./keeper.ts";
export type { Messages } from "./messages.ts";

const registry = globalThis.customElements as CustomElementRegistry | undefined;
const defined = registry?.get("aims-assessment") as typeof AimsAssessment | undefined;
if (defined === undefined) registry?.define("aims-assessment", AimsAssessment);
else if (defined.version !== AimsAssessment.version) {
  console.warn(`<aims-assessment> is defined in version ${defined.version}; version ${AimsAssessment.version}, which came later, is not used`);
}
