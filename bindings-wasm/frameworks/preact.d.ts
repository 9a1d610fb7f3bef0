/** Types of `<aims-assessment>` for Preact: `import type {} from "aimscore/types/preact"`. */
import type { AimsAssessment } from "aimscore/element";
import type { HTMLAttributes } from "preact";
import type { Attributes, Listeners, Properties } from "./tag.d.ts";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "aims-assessment": HTMLAttributes<AimsAssessment> & Attributes & Properties & Listeners;
    }
  }
}
