/** Types of `<aims-assessment>` for React 19: `import type {} from "aimscore/types/react"`. */
import type { AimsAssessment } from "aimscore/element";
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { Attributes, Listeners, Properties } from "./tag.d.ts";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "aims-assessment": DetailedHTMLProps<HTMLAttributes<AimsAssessment>, AimsAssessment> & Attributes & Properties & Listeners;
    }
  }
}
