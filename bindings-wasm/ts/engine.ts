/** The engine that the element starts with: `aimscore` without what is written to be handed over. */
import { native, Scoring } from "./scoring.ts";
import type { Frame } from "./scoring.ts";

/** Starts it, as `load` of `aimscore` starts the whole one. */
export async function load(frame: Frame): Promise<Scoring> {
  return new Scoring(await native(frame));
}
