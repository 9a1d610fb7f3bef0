/** Types of `<aims-assessment>` for Solid: `import type {} from "aimscore/types/solid"`. */
import type { AimsAssessment } from "aimscore/element";
import type { JSX } from "solid-js";
import type { Attributes, NamespacedListeners, Properties } from "./tag.d.ts";

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "aims-assessment": JSX.HTMLAttributes<AimsAssessment> & Attributes & NamespacedListeners & { [Name in keyof Properties as `prop:${Name}`]: Properties[Name] };
    }
  }
}
