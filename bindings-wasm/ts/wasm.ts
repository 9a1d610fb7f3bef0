import init, { Engine } from "../../target/npm/engine.js";

/** The engine as WASM, deflated, in base64: the build puts it here. */
declare const WASM: string;

let started: Promise<typeof Engine> | undefined;

/**
 * Starts the WASM, once. Nothing is fetched, so nothing has to be hosted, configured or allowed to connect.
 *
 * @internal
 */
export function wasm(): Promise<typeof Engine> {
  started ??= start();
  return started;
}

async function start(): Promise<typeof Engine> {
  const deflated = Uint8Array.from(atob(WASM), (character) => character.charCodeAt(0));
  // Not `deflate-raw`, which Node before 20.12 does not know.
  const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  await init({ module_or_path: new Response(inflated, { headers: { "content-type": "application/wasm" } }) });
  return Engine;
}
