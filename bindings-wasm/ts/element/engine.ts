/** The engines and what they ask. The questions are at hand; the engine, which is larger, comes when it comes. */
import type { AssessmentError, Catalogue, Engine, Frame, Scoring } from "../index.ts";
import { pin } from "./pin.ts";
import type { Questionnaire } from "./questionnaire.ts";

/** The built-in catalogue as JSON text: the build puts it here. */
declare const CATALOGUE: string;

export const catalogue: Required<Catalogue> = JSON.parse(CATALOGUE);

/** Starts the engine that asks and scores. */
export async function loadEngine(own?: Questionnaire): Promise<Scoring> {
  pin("engine.js");
  const { load } = await import("../engine.ts");
  return load(frame(own));
}

/** Starts the whole engine, which also writes what is handed over. */
export async function loadWholeEngine(own?: Questionnaire): Promise<Engine> {
  pin("aimscore.js");
  const { load } = await import("../index.ts");
  return load(frame(own));
}

function frame({ catalogue, policy, crosswalks = [] }: Partial<Questionnaire> = {}): Frame {
  return { ...(catalogue && { catalogue }), ...(policy && { policy }), crosswalks: [...crosswalks], withoutWasm };
}

/** A plain import, so that bundlers bring it along, as a file of its own that is asked for only where a page forbids WASM. */
function withoutWasm(): Promise<{ Engine: unknown }> {
  pin("without-wasm.js");
  return import("../without-wasm.ts");
}

/** Whether something thrown is the engine's refusal; its class came with the engine, so its name has to do. */
export function isRefusal(thrown: unknown): thrown is AssessmentError {
  return thrown instanceof Error && thrown.name === "AssessmentError";
}
