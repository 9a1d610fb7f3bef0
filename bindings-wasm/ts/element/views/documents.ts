/** The register of documents: how each stands, where it is and who answers for it. */
import { nothing } from "lit";
import type { TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { live } from "lit/directives/live.js";
import type { Demand, Document, DocumentStatement, DocumentStatus } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import { documentsOf } from "../tasks.ts";
import { option, textField } from "./fields.ts";
import { disclosure, heading, nameOf, reference, word } from "./pieces.ts";
import type { Piece } from "./pieces.ts";

const words = ({ ui }: Desk) => ui.documents;

const STATUSES = ["missing", "draft", "approved"] as const satisfies readonly DocumentStatus[];
const DEMANDS = ["mandatory", "conditional", "recommended"] as const satisfies readonly Demand[];

export function documents(desk: Desk): TemplateResult {
  const all = documentsOf(desk);
  const asked = all.filter(({ demand }) => demand !== "recommended");
  const stated = asked.filter(({ id }) => desk.work.document(id) !== undefined);
  return html`
    ${heading(words(desk).title)}
    <p class="lead">${words(desk).lead}</p>
    <p>${words(desk).stated(stated.length, asked.length)}</p>
    ${DEMANDS.map((demand) => {
      const list = all.filter((document) => document.demand === demand);
      if (list.length === 0) return nothing;
      return html`<section class="documents" aria-labelledby="documents-${demand}">
        <h3 id="documents-${demand}">${words(desk).demand[demand]}</h3>
        <ul class="plain">
          ${list.map((document) => row(desk, document, reference(desk, document.unit)))}
        </ul>
      </section>`;
    })}
  `;
}

/** The documents of a unit. */
export function documentList(desk: Desk, unit: string): TemplateResult {
  return html`<p class="hint">${words(desk).hint}</p>
    <ul class="plain">
      ${desk.outline.documentsOf(unit).map((document) => row(desk, document, html`<span class="tag">${words(desk).demand[document.demand]}</span>`))}
    </ul>`;
}

/** `beside`: what stands beside the name. */
function row(desk: Desk, { id }: Document, beside: unknown): TemplateResult {
  const statement = desk.work.document(id);
  return html`<li class="document" id=${id}>
    <div>
      <p><b>${nameOf(desk, id)}</b> ${beside}</p>
      <p class="hint" id="text-${id}">${desk.texts.documents[id]?.text}</p>
    </div>
    ${desk.readonly ? html`<p>${stateOf(desk, statement)}</p>` : status(desk, id, statement)} ${details(desk, id, statement)}
  </li>`;
}

function stateOf(desk: Desk, statement: DocumentStatement | undefined): string {
  return statement === undefined ? words(desk).none : word(desk, "document_statuses", statement.status);
}

function status(desk: Desk, id: string, statement: DocumentStatement | undefined): TemplateResult {
  const chosen = (event: Event) => {
    const value = (event.target as HTMLSelectElement).value;
    desk.change((work) => work.setDocument(id, { status: value === "" ? undefined : (value as DocumentStatus) }));
  };
  return html`<div class="field">
    <label class="visually-hidden" for="status-${id}">${words(desk).status(nameOf(desk, id))}</label>
    <select id="status-${id}" aria-describedby="text-${id}" @change=${chosen}>
      <option value="" .selected=${live(statement === undefined)}>${words(desk).none}</option>
      ${STATUSES.map((known) => option(known, word(desk, "document_statuses", known), statement?.status === known))}
    </select>
  </div>`;
}

/** Where a document is and who answers for it, once its status is stated. */
function details(desk: Desk, id: string, statement: DocumentStatement | undefined): Piece {
  if (statement === undefined) return nothing;
  const { reference: place, owner } = statement;
  const stated = [place, owner].filter((value) => value !== undefined);
  if (desk.readonly) return stated.length === 0 ? nothing : html`<p class="hint"><bdi>${stated.join(desk.ui.comma)}</bdi></p>`;
  const set = (change: Partial<DocumentStatement>) => desk.change((work) => work.setDocument(id, change));
  return html`<div class="document-details">
    ${disclosure(
      words(desk).details(stated.length),
      html`<div class="panel">
        ${textField({ id: `place-${id}`, label: words(desk).place, hint: words(desk).placeHint }, place, (text) => set({ reference: text }))}
        ${textField({ id: `owner-${id}`, label: desk.ui.risks.owner }, owner, (text) => set({ owner: text }))}
      </div>`,
      guard([id], () => false),
    )}
  </div>`;
}
