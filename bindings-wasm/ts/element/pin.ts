/** Files beside the script of the element, held against their hashes. */

/** Hashes by file: the build puts them here. */
declare const INTEGRITY: Readonly<Record<string, string>>;

/**
 * Has the browser hold a file beside the script against its hash, as the script's own tag may do for the script: `import` takes no
 * hash, but what `modulepreload` has refused is not imported. Does nothing where the element came without a tag of its own, as in a
 * bundle.
 */
export function pin(file: string): void {
  const script = [...document.scripts].find(({ type, src }) => type === "module" && src !== "" && new URL(src).pathname.endsWith("/element.js"));
  if (script === undefined) return;
  const link = Object.assign(document.createElement("link"), { rel: "modulepreload", href: new URL(file, script.src).href, integrity: INTEGRITY[file], crossOrigin: script.crossOrigin });
  link.onload = link.onerror = () => link.remove();
  document.head.append(link);
}
