import init, { Engine } from "../../target/npm/engine.js";

/** The engine as WASM, deflated, in base64: the build puts it here. */
declare const WASM: string;

/** What makes engines: of WASM, or of JavaScript. */
type Engines = typeof Engine;

let started: Promise<Engines> | undefined;

/**
 * Starts the WASM, once. Nothing is fetched, so nothing has to be hosted, configured or allowed to connect.
 * Only where the page forbids WASM is the engine loaded as JavaScript.
 *
 * @internal
 */
export function wasm(withoutWasm: () => Promise<{ Engine: unknown }> = beside): Promise<Engines> {
  started ??= start().catch(async (refused: unknown) => {
    if (globalThis.WebAssembly !== undefined && !(refused instanceof WebAssembly.CompileError)) throw refused;
    return (await withoutWasm()).Engine as Engines;
  });
  return started;
}

/** The file beside this one. The name is put together here, so that no bundler takes it in for everybody. */
async function beside(): Promise<{ Engine: unknown }> {
  const file = ["./without-wasm", "js"].join(".");
  try {
    return (await import(/* webpackIgnore: true */ /* @vite-ignore */ file)) as { Engine: unknown };
  } catch (cause) {
    throw new Error('this page forbids WASM, and the engine without it is not beside the script; load({ withoutWasm: () => import("aimscore/without-wasm") }) brings it along', { cause });
  }
}

async function start(): Promise<Engines> {
  const deflated = Uint8Array.from(atob(WASM), (character) => character.charCodeAt(0));
  // Not `deflate-raw`, which Node before 20.12 does not know.
  const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate"));
  await init({ module_or_path: new Response(inflated, { headers: { "content-type": "application/wasm" } }) });
  return Engine;
}
