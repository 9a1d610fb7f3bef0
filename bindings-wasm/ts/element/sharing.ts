/** Links that carry a share code: the address of the page with the code behind its `#`, where no server sees it. */

/** The link to this page that brings a code to the element of this name. */
export function linkOf(name: string, code: string): string {
  return `${location.href.split("#", 1)[0]}#${name}=${code}`;
}

/** The code for the element of this name in an address or what follows its `#`; a text without a link is the code itself. */
export function codeIn(text: string, name: string): string | undefined {
  const [, fragment] = text.trim().split("#");
  if (fragment === undefined) return text.trim() === "" ? undefined : text.trim();
  for (const entry of fragment.split("&")) if (entry.startsWith(`${name}=`)) return entry.slice(name.length + 1);
  return undefined;
}
