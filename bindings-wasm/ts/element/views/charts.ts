/** Charts that the engine draws. */
import type { TemplateResult } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import type { Chart } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";

/** A chart, with its numbers in words for those who do not see it. The engine escapes every text in it. */
export function chart(desk: Desk, kind: Chart): TemplateResult {
  return html`<div class="drawing" part="chart" lang=${desk.texts.language} dir="ltr">${unsafeHTML(desk.work.chart(kind, desk.texts))}</div>`;
}
