// Makes ts/types.ts from the JSON Schemas; with --check, only says whether it is up to date.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { compile } from "json-schema-to-typescript";

const SCHEMAS = new URL("../tests/schemas/", import.meta.url);
const TYPES = new URL("ts/types.ts", import.meta.url);

/** Every definition of every schema, by name. */
const definitions = new Map();
for (const file of readdirSync(SCHEMAS).sort()) {
  const { $schema, $defs, title, ...document } = JSON.parse(readFileSync(new URL(file, SCHEMAS), "utf8"));
  delete document.properties.$schema;
  for (const [name, definition] of Object.entries({ ...$defs, [title]: document })) {
    const known = definitions.get(name);
    if (known !== undefined && !isDeepStrictEqual(known, definition)) throw new Error(`the schemas differ on ${name}`);
    definitions.set(name, definition);
  }
}

/** The name of a type: Rust tells a document's data from the checked thing made of it, JavaScript only has data. */
function typeName(name) {
  return name.replace(/Data$/, "");
}

/** The type behind a reference: an assessment inside a document was written by the engine. */
function referred(name) {
  return name === "Assessment" ? "NormalizedAssessment" : name;
}

/** The schema with its references as names of types, and with open lists of words that an editor can still complete. */
function named(schema) {
  if (Array.isArray(schema)) return schema.map(named);
  if (typeof schema !== "object" || schema === null) return schema;
  const { $ref, anyOf, ...rest } = schema;
  if ($ref !== undefined) return { ...rest, tsType: referred(typeName($ref.split("/").at(-1))) };
  const words = anyOf?.find((choice) => choice.enum)?.enum;
  if (words !== undefined && anyOf.some((choice) => choice.type === "string")) {
    return { ...rest, tsType: [...words.map((word) => JSON.stringify(word)), "(string & {})"].join(" | ") };
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, named(value)]));
}

const names = [...definitions.keys()].sort((a, b) => (typeName(a) < typeName(b) ? -1 : 1));
const made = ["// Made from the JSON Schemas by `cargo xtask bless`; not to be edited.\n"];
for (const name of names) {
  made.push(await compile(named(definitions.get(name)), typeName(name), { bannerComment: "", style: { printWidth: 120 } }));
}
made.push(`/**
 * An assessment as the engine writes it: in natural order, with every list, empty or not.
 */
export type NormalizedAssessment = Required<Assessment> & { settings: Required<Settings> };
`);

const text = made.join("\n");

if (!process.argv.includes("--check")) {
  writeFileSync(TYPES, text);
} else if (readFileSync(TYPES, "utf8") !== text) {
  console.error("bindings-wasm/ts/types.ts is out of date: run `cargo xtask bless`");
  process.exitCode = 1;
}
