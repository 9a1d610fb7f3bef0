import "./aimscore/element.js";
import "./copy.js";
import { attributes, element, isAddress, isElsewhere, policy, script } from "./snippet.js";
import { THEMES, hardToRead, look, styleSheet } from "./themes.js";

const form = document.querySelector("#choices");
const { address, theme } = form.elements;
const byId = (id) => document.getElementById(id);
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", ({ target }) => {
  if (target.name === "theme") takeUp(THEMES[target.value]);
  show();
});
address.addEventListener("input", show);
byId("scheme").addEventListener("input", ({ target }) => (byId("frame").dataset.scheme = target.value));
takeUp(THEMES[theme.value]);
show();

/** Puts the choices of a sample into the form. */
function takeUp({ scheme, colors, radius, font }) {
  for (const name of ["surface", "accent"]) {
    [form.elements[`${name}-light`].value, form.elements[`${name}-dark`].value] = colors[name];
    byId(`${name}-light`).closest("p").hidden = scheme === "dark";
  }
  form.elements.radius.value = radius;
  form.elements.font.value = font;
}

function show() {
  const chosen = new FormData(form);
  const tag = element(attributes(chosen));
  if (tag !== byId("bundled-element").textContent || !byId("frame").hasChildNodes()) preview(tag, attributes(chosen));
  byId("bundled-element").textContent = tag;

  const css = styleSheet(look(chosen));
  sheet.replaceSync(css);
  byId("style").textContent = css;
  byId("style-part").hidden = css === "";
  byId("contrast").textContent = hardToRead(look(chosen));

  const known = isAddress(address.value.trim());
  address.setAttribute("aria-invalid", `${!known}`);
  byId("address-error").hidden = known;
  if (!known) return;
  const from = address.value.trim();
  byId("elsewhere").hidden = !isElsewhere(from);
  byId("tag").textContent = `${script(from, form.dataset.integrity)}\n${tag}`;
  byId("policy").textContent = policy(from, { wasm: true });
  byId("policy-without-wasm").textContent = policy(from, { wasm: false });
}

/** Shows the element as a visitor would find it. One that only shows answers gets those of an example. */
async function preview(tag, chosen) {
  const shown = document.createElement("aims-assessment");
  for (const [name, value] of chosen) shown.setAttribute(name, value === true ? "" : value);
  byId("frame").replaceChildren(shown);
  if (shown.readonly) shown.assessment = (await import(`./samples/${form.dataset.sample}.js`)).default;
}
