/** What a page needs so that it has the assessment as it was chosen, as texts to copy. */

/** Stands for the page in which the texts end up. */
const PAGE = "https://page.invalid/";

/** Whether the element can be loaded from an address: it finds its other files beside itself, under the name that it has. */
export function isAddress(address) {
  return URL.canParse(address, PAGE) && new URL(address, PAGE).protocol.startsWith("http") && address.endsWith("/element.js");
}

export function isElsewhere(address) {
  return new URL(address, PAGE).origin !== new URL(PAGE).origin;
}

/** The attributes that were chosen in a form, as pairs; without those that say what holds anyway. */
export function attributes(form) {
  const texts = ["lang", "mode", "storage", "heading-level"].map((name) => [name, form.get(name)]);
  const switches = ["share", "readonly"].filter((name) => form.has(name)).map((name) => [name, true]);
  return [...texts, ...switches, ["sections", form.getAll("sections").join(" ")]].filter(([, value]) => value !== "");
}

export function element(attributes) {
  const written = attributes.map(([name, value]) => (value === true ? ` ${name}` : ` ${name}="${escape(value)}"`));
  return `<aims-assessment${written.join("")}></aims-assessment>`;
}

export function script(address, integrity) {
  return `<script type="module" src="${escape(address)}" integrity="${integrity}" crossorigin></script>`;
}

/** The strictest policy under which it works. */
export function policy(address, { wasm }) {
  const files = isElsewhere(address) ? new URL(".", new URL(address, PAGE)).href : "'self'";
  return `Content-Security-Policy: default-src 'none'; script-src ${files}${wasm ? " 'wasm-unsafe-eval'" : ""}; style-src 'self'`;
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
