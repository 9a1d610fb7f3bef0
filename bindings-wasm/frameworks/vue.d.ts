/** Types of `<aims-assessment>` for the templates of Vue 3: `import type {} from "aimscore/types/vue"`. */
import type { HTMLAttributes } from "vue";
import type { Attributes, PascalListeners, Properties } from "./tag.d.ts";

declare module "vue" {
  interface GlobalComponents {
    "aims-assessment": new () => { $props: HTMLAttributes & Attributes & Properties & PascalListeners };
  }
}
