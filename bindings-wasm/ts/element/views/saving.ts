/** The files that a person can take along. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Desk } from "../desk.ts";
import { KINDS } from "../files.ts";
import { html } from "../marking.ts";

const words = ({ ui }: Desk) => ui.saving;

export function saving(desk: Desk): TemplateResult {
  return html`<section class="no-print" aria-labelledby="saving">
    <h3 id="saving" tabindex="-1">${words(desk).title}</h3>
    <dl class="made">
      ${KINDS.map(
        (kind) => html`<dt><button type="button" class="secondary" part="button" aria-describedby="saving-${kind}" @click=${() => void desk.save(kind)}>${words(desk).kinds[kind]}</button></dt>
          <dd id="saving-${kind}">${words(desk).hints[kind]}</dd>`,
      )}
    </dl>
    ${desk.wholeEngine?.coming ? html`<p role="status">${words(desk).coming}</p>` : nothing}
    ${desk.wholeEngine?.failed ? html`<p class="warning" role="alert">${words(desk).failed}</p>` : nothing}
  </section>`;
}
