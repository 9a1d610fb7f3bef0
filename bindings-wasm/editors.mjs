// Makes what editors and catalogues of elements read, from what is said of the element in its source: a custom-elements manifest,
// web-types for JetBrains, and custom data for VS Code.
import { readFileSync, writeFileSync } from "node:fs";
import { create, ts } from "@custom-elements-manifest/analyzer/index.js";
import { litPlugin } from "@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js";

const SOURCE = "ts/element/aims-assessment.ts";

/** Writes the three files into `folder`. */
export function describeElement({ name, version }, folder) {
  const source = ts.createSourceFile(SOURCE, readFileSync(new URL(SOURCE, import.meta.url), "utf8"), ts.ScriptTarget.ES2022, true);
  const { modules, ...manifest } = create({ modules: [source], plugins: litPlugin(), context: { dev: false } });
  const element = published(modules[0].declarations.find(({ tagName }) => tagName !== undefined));
  const write = (file, content) => writeFileSync(`${folder}${file}`, `${JSON.stringify(content, null, 2)}\n`);
  write("custom-elements.json", { ...manifest, modules: [module(element)] });
  write("web-types.json", webTypes(element, { name, version }));
  write("vscode.html-custom-data.json", customData(element));
}

/** The class without what is private or no element's own, and without what it is made with. */
function published({ superclass, members, ...element }) {
  const isPublic = ({ privacy = "public", static: ofClass = false }) => privacy === "public" && !ofClass;
  return { ...element, superclass: { name: "HTMLElement", module: "global:" }, members: members.filter(isPublic) };
}

function module(element) {
  const declaration = { name: element.name, module: "dist/element.js" };
  return {
    kind: "javascript-module",
    path: declaration.module,
    declarations: [element],
    exports: [
      { kind: "js", name: element.name, declaration },
      { kind: "custom-element-definition", name: element.tagName, declaration },
    ],
  };
}

/** The words that an attribute may be, of a type such as `"quick" | "full" | undefined`. */
function words({ text }) {
  return [...text.matchAll(/"([^"]+)"/g)].map(([, word]) => word);
}

function webTypes({ tagName, description, attributes, members, events, slots, cssParts, cssProperties }, { name, version }) {
  const typed = ({ name, description, type }) => ({ name, description, type: type.text });
  const element = {
    name: tagName,
    description,
    attributes: attributes.map(({ name, description, type }) => ({ name, description, value: type.text === "boolean" ? { kind: "no-value" } : { type: type.text } })),
    slots,
    js: { properties: members.filter(({ kind }) => kind === "field").map((field) => ({ ...typed(field), ...(field.readonly && { "read-only": true }) })), events: events.map(typed) },
    css: { parts: cssParts, properties: cssProperties },
  };
  return { $schema: "https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json", name, version, "description-markup": "markdown", contributions: { html: { elements: [element] } } };
}

function customData({ tagName, description, attributes }) {
  const markdown = (value) => ({ kind: "markdown", value });
  const values = (attribute) => (attribute.type.text === "boolean" ? { valueSet: "v" } : { values: words(attribute.type).map((name) => ({ name })) });
  const tag = { name: tagName, description: markdown(description), attributes: attributes.map((attribute) => ({ name: attribute.name, description: markdown(attribute.description), ...values(attribute) })) };
  return { version: 1.1, tags: [tag] };
}
