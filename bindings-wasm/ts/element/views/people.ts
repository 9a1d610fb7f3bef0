/** Who answers for something, and until when, as far as that is stated. */
import { nothing } from "lit";
import type { Gap } from "../../index.ts";
import type { Desk } from "../desk.ts";
import { html } from "../marking.ts";
import type { Piece } from "./pieces.ts";

/** Who answers for an item: by its answer, else for the control, else for the document that it belongs to. */
export function ownerOf({ work, outline }: Desk, item: string, unit: string): string | undefined {
  const document = outline.unit(unit)?.unit.items.find(({ id }) => id === item)?.document;
  return work.answer(item).owner ?? work.decision(unit).owner ?? (document === undefined ? undefined : work.document(document)?.owner);
}

/** Who is to close a gap, and until when. */
export function ownerOfGap(desk: Desk, { item_id: item, document_id: document, risk_id: risk, unit_id: unit }: Gap): { owner?: string | undefined; due?: string | undefined } {
  const { work, outline } = desk;
  if (item !== null) return { owner: ownerOf(desk, item, outline.unitOf(item) ?? ""), due: work.answer(item).due_on };
  if (document !== null) return { owner: work.document(document)?.owner };
  if (risk !== null) return { owner: work.assessment.risks.find(({ id }) => id === risk)?.owner };
  return { owner: unit === null ? undefined : work.decision(unit).owner };
}

/** A name and a date, as far as there are any. */
export function agreed({ ui }: Desk, owner: string | null | undefined, due: string | null | undefined): Piece {
  if (!owner && !due) return nothing;
  return html`<bdi>${owner}</bdi>${owner && due ? ui.comma : nothing}${due ? html`<span class="joined">${ui.result.until(ui.date(due))}</span>` : nothing}`;
}
