/** A code and a link of the answers, on demand. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { linkOf } from "../sharing.ts";
import { adder } from "./fields.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.share;

/** Makes a code and a link. */
export function sharing(desk: Desk): Piece {
  const { sharesAs: name, code } = desk;
  if (name === undefined) return nothing;
  return html`<section class="no-print" aria-labelledby="share">
    <h3 id="share" tabindex="-1">${words(desk).title}</h3>
    <p class="prose">${words(desk).holds}</p>
    <p class="prose">${words(desk).care}</p>
    ${code === undefined
      ? html`<button type="button" class="secondary" part="button" @click=${() => desk.makeCode()}>${words(desk).make}</button>`
      : html`${copied(desk, "share-link", words(desk).link, linkOf(name, code))} ${copied(desk, "share-code", words(desk).code, code)}`}
  </section>`;
}

/** Takes a code or a link. */
export function opening(desk: Desk): Piece {
  if (desk.sharesAs === undefined) return nothing;
  return adder({ id: "code", label: words(desk).open, hint: words(desk).openHint }, words(desk).openButton, (text) => desk.openCode(text));
}

/** A text to copy: the browser may refuse to do it, so that it is marked for the person to do it. */
function copied(desk: Desk, id: string, label: string, text: string): TemplateResult {
  const copy = async (event: Event) => {
    const field = (event.target as HTMLElement).closest(".field")!.querySelector("textarea")!;
    field.select();
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    desk.say(done ? words(desk).copied : words(desk).marked);
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <textarea id=${id} rows="2" readonly .value=${text}></textarea>
    <p class="buttons"><button type="button" class="secondary" part="button" aria-label="${words(desk).copy}: ${label}" @click=${copy}>${words(desk).copy}</button></p>
  </div>`;
}
