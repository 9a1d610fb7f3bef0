/** The engine and what it asks. The questions are at hand; the engine, which is larger, comes when it comes. */
import type { AssessmentError, Catalogue, Engine } from "../index.ts";
import { pin } from "./pin.ts";
import type { Questionnaire } from "./questionnaire.ts";

/** The built-in catalogue as JSON text: the build puts it here. */
declare const CATALOGUE: string;

export const catalogue: Required<Catalogue> = JSON.parse(CATALOGUE);

export async function loadEngine({ catalogue, policy, crosswalks = [] }: Partial<Questionnaire> = {}): Promise<Engine> {
  pin("aimscore.js");
  const { load } = await import("../index.ts");
  return load({ ...(catalogue && { catalogue }), ...(policy && { policy }), crosswalks: [...crosswalks], withoutWasm });
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
