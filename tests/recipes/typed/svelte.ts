import type {} from "aimscore/types/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

type Tag = SvelteHTMLElements["aims-assessment"];

export const right: Tag = { mode: "quick", "heading-level": 3, "onaims-change": ({ detail }) => detail.assessment.answers.length };
// @ts-expect-error No such mode.
export const wrong: Tag = { mode: "slow" };
