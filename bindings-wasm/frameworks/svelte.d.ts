/** Types of `<aims-assessment>` for Svelte 5: `import type {} from "aimscore/types/svelte"`. */
import type { AimsAssessment } from "aimscore/element";
import type { HTMLAttributes } from "svelte/elements";
import type { Attributes, Listeners, Properties } from "./tag.d.ts";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "aims-assessment": HTMLAttributes<AimsAssessment> & Attributes & Properties & Listeners;
  }
}
