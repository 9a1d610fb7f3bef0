import type {} from "aimscore/types/vue";
import type { GlobalComponents } from "vue";

type Tag = InstanceType<GlobalComponents["aims-assessment"]>["$props"];

export const right: Tag = { mode: "quick", "heading-level": 3, onAimsChange: ({ detail }) => detail.assessment.answers.length };
// @ts-expect-error No such mode.
export const wrong: Tag = { mode: "slow" };
