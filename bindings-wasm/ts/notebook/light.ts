/** Light or dark, as the notebook is: each has its own way of saying so, but all of them write on the ground that they have. */

/** Whether what surrounds an element is dark: then its text is light. */
export function isDark(element: Element): boolean {
  const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  if (pen === null) return false;
  pen.fillStyle = getComputedStyle(element).color;
  pen.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
  return red + green + blue > 1.5 * 255;
}

/** Calls back when the notebook may have changed its colors; gives what ends that. */
export function whenLightChanges(act: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const said = new MutationObserver(act);
  for (const element of [document.documentElement, document.body]) said.observe(element, { attributes: true });
  system.addEventListener("change", act);
  return () => {
    said.disconnect();
    system.removeEventListener("change", act);
  };
}
