/** The engine and what it asks. The questions are at hand; the engine, which is larger, comes when it comes. */
import type { AssessmentError, Catalogue, Engine } from "../index.ts";

/** The built-in catalogue as JSON text: the build puts it here. */
declare const CATALOGUE: string;

/** Hashes of the files beside this one, by name: the build puts them here. */
declare const INTEGRITY: Readonly<Record<"aimscore.js" | "without-wasm.js", string>>;

export const catalogue: Required<Catalogue> = JSON.parse(CATALOGUE);

export async function loadEngine(): Promise<Engine> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src$="/element.js"]');
  if (script === null) return (await import("../index.ts")).load();
  pin(script, "aimscore.js");
  const { load } = await import("../index.ts");
  return load({
    withoutWasm: () => {
      const address = pin(script, "without-wasm.js");
      return import(/* webpackIgnore: true */ /* @vite-ignore */ address) as Promise<{ Engine: unknown }>;
    },
  });
}

/** Whether something thrown is the engine's refusal; its class came with the engine, so its name has to do. */
export function isRefusal(thrown: unknown): thrown is AssessmentError {
  return thrown instanceof Error && thrown.name === "AssessmentError";
}

/**
 * Has the browser hold a file beside the script against its hash, as the script's own tag may do for the script: `import` takes no
 * hash, but what `modulepreload` has refused is not imported. Gives the address of the file.
 */
function pin(script: HTMLScriptElement, file: keyof typeof INTEGRITY): string {
  const address = new URL(file, script.src).href;
  const link = Object.assign(document.createElement("link"), { rel: "modulepreload", href: address, integrity: INTEGRITY[file], crossOrigin: script.crossOrigin });
  link.onload = link.onerror = () => link.remove();
  document.head.append(link);
  return address;
}
