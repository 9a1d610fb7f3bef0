/** The way through the questions: what comes after what, which ones are left, and how long they take. */
import type { Item, Unit } from "../index.ts";
import type { Desk, Place, SectionPlace } from "./desk.ts";
import { minutes, quickMinutes } from "./outline.ts";

/** What is asked at once, beside the items: whether a control is needed, and how documents stand. */
export const DECISION = "decision";
export const DOCUMENTS = "documents";

/** Something that is asked at once: a decision, an item by its id, or documents. */
export interface Stop {
  readonly unit: string;
  readonly step: string;
}

/** Which questions a list holds: those without an answer, those that nobody is sure of, those to be looked at again. */
export type Wanted = "open" | "unsure" | "flagged";

/** The questions of units that a list holds. One that was flagged stays there even where it is not asked. */
export function wanted({ outline, work, mode }: Desk, which: Wanted, units: readonly Unit[] = outline.units): Item[] {
  if (which === "flagged") return outline.asked(units, "full").filter(({ id }) => work.answer(id).flagged);
  const asked = outline.asked(units.filter(({ id }) => !work.unit(id)?.excluded), mode);
  return asked.filter(({ id }) => work.answer(id).rating === (which === "unsure" ? "unsure" : undefined));
}

/** Minutes that open questions take: at the person's own pace once that is known. */
export function timeFor({ mode, pace }: Desk, open: readonly Item[]): { readonly minutes: number; readonly own: boolean } {
  if (pace.median !== undefined) return { minutes: Math.ceil((pace.median * open.length) / 60_000), own: true };
  return { minutes: mode === "quick" ? quickMinutes(open) : minutes(open), own: false };
}

/** The units that are gone through and checked together: one where all is asked; a group in a short look, which asks little of each. */
export function sectionOf({ outline, mode }: Desk, unit: string): Unit[] {
  const place = outline.unit(unit)!;
  return mode === "full" ? [place.unit] : place.group.units.filter(({ id }) => outline.asks(id, id, mode));
}

/** What units ask, one after the other. A short look asks no more than its questions, a control that is left out no more than its decision. */
export function stopsOf({ outline, work, mode }: Desk, units: readonly Unit[]): Stop[] {
  return units.flatMap((unit) => {
    const leftOut = work.unit(unit.id)?.excluded;
    const items = leftOut ? [] : outline.asked([unit], mode).map(({ id }) => id);
    const decision = mode === "full" && outline.unit(unit.id)?.part.excludable ? [DECISION] : [];
    const documents = mode === "full" && !leftOut && outline.documentsOf(unit.id).length > 0 ? [DOCUMENTS] : [];
    return [...decision, ...items, ...documents].map((step) => ({ unit: unit.id, step }));
  });
}

/** What is asked at a place. */
export function stopAt(desk: Desk, { unit, step }: SectionPlace): Stop | undefined {
  return step === undefined ? stopsOf(desk, sectionOf(desk, unit)).find((stop) => stop.unit === unit) : { unit, step };
}

/** Where answering units begins or goes on: at what is still open; where nothing is, at their check. */
export function entry(desk: Desk, units: readonly Unit[]): Place {
  const [open] = wanted(desk, "open", units);
  const unit = open === undefined ? units[0]?.id : desk.outline.unitOf(open.id);
  if (unit === undefined) return { view: "sections" };
  if (!desk.oneByOne) return { view: "section", unit };
  if (open === undefined) return { view: "check", units: units.map(({ id }) => id) };
  const begun = desk.outline.asked(sectionOf(desk, unit), desk.mode).some(({ id }) => desk.work.answer(id).rating !== undefined);
  return begun ? { view: "section", unit, step: open.id } : { view: "section", unit };
}

/** What comes after a stop: where the person came from to answer it, else the next one, else the check of the section. */
export function after(desk: Desk, { unit, step }: Stop, then: Place | undefined): Place {
  if (then?.view === "left") {
    const next = behind(desk, wanted(desk, then.which), step);
    return next === undefined ? then : { view: "section", unit: desk.outline.unitOf(next.id)!, step: next.id, then };
  }
  if (then !== undefined) return then;
  const section = sectionOf(desk, unit);
  const stops = stopsOf(desk, section);
  const at = stops.findIndex((stop) => stop.unit === unit && stop.step === step);
  const next = at < 0 ? undefined : stops[at + 1];
  return next === undefined ? { view: "check", units: section.map(({ id }) => id) } : { view: "section", ...next };
}

/** What comes after the check of units: what is open behind them, or anywhere; where nothing is, the report. */
export function onward(desk: Desk, units: readonly Unit[]): Place {
  const open = wanted(desk, "open");
  const next = behind(desk, open, units.at(-1)?.items.at(-1)?.id) ?? open[0];
  return next === undefined ? { view: "report" } : entry(desk, sectionOf(desk, desk.outline.unitOf(next.id)!));
}

/** The first of some items that stands behind another in the catalogue. */
function behind({ outline }: Desk, items: readonly Item[], other: string | undefined): Item | undefined {
  const order = outline.asked(outline.units, "full").map(({ id }) => id);
  const at = other === undefined ? -1 : order.indexOf(other);
  return items.find(({ id }) => order.indexOf(id) > at);
}
