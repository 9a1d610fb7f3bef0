/** A place as a text that is kept, so that a person can go on where they were. It may be of another version, or made by anybody. */
import type { Desk, Place } from "./desk.ts";
import { DECISION, DOCUMENTS } from "./walk.ts";

/** The text of a place where there is something to go on with; undefined for the others. */
export function written(place: Place): string | undefined {
  if (place.view === "start" || place.view === "learn") return undefined;
  return JSON.stringify("then" in place ? { ...place, then: undefined } : place);
}

/** The place that a text says; undefined where there is no such place here. */
export function placeIn(desk: Desk, text: string | null): Place | undefined {
  const { view, unit, step, units, which } = said(text);
  switch (view) {
    case "section": {
      if (!isUnit(desk, unit)) return undefined;
      const isStep = step === undefined || step === DECISION || step === DOCUMENTS || (typeof step === "string" && desk.outline.unitOf(step) === unit && desk.outline.isItem(step));
      return isStep ? { view, unit, ...(step !== undefined && { step }) } : undefined;
    }
    case "check":
      return Array.isArray(units) && units.length > 0 && units.every((id) => isUnit(desk, id)) ? { view, units } : undefined;
    case "left":
      return which === "open" || which === "unsure" || which === "flagged" ? { view, which } : undefined;
    default: {
      const known = desk.views.find((name) => name === view);
      return known === undefined || known === "start" ? undefined : { view: known };
    }
  }
}

function said(text: string | null): { readonly [key: string]: unknown } {
  try {
    return { ...JSON.parse(text ?? "null") };
  } catch {
    return {};
  }
}

function isUnit({ outline }: Desk, id: unknown): id is string {
  return typeof id === "string" && outline.unit(id) !== undefined && outline.asks(id, id, "full");
}
