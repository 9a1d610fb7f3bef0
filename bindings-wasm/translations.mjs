// Keeps in tests/translations.json what English says, as a hash for every text, and which languages have yet to say it anew.
//
//     node translations.mjs            takes down what changed; every language has to say it anew then
//     node translations.mjs de fr      these languages say again what English says
//     node translations.mjs --check    only says what is amiss
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const PACKS = new URL("../core/data/", import.meta.url);
const ERRORS = new URL("../core/src/error.rs", import.meta.url);
const INTERFACES = new URL("ts/element/interface/", import.meta.url);
const RECORD = new URL("../tests/translations.json", import.meta.url);

/** What a pack and an interface say of themselves, and need not translate. */
const FACTS = ["format", "catalogue", "language", "status", "direction"];

/** The files of a pack, each with its path in the record: none where a language has only an interface. Where the framework has words of its own for what the engine says, both are there. */
function pack(language) {
  if (!readdirSync(PACKS).includes(`${language}.json`)) return [];
  const folder = `iso-42001/${language}/`;
  const files = [`${language}.json`, ...readdirSync(new URL(folder, PACKS)).map((file) => folder + file)];
  return files.map((file) => ({ path: file.endsWith("/words.json") ? "texts/iso-42001" : "texts", texts: JSON.parse(readFileSync(new URL(file, PACKS), "utf8")) }));
}

/** The engine's own messages. */
function messages() {
  const list = readFileSync(ERRORS, "utf8").split("issue_codes! {\n").at(-1);
  const text = /"((?:[^"\\]|\\.)*)"/.source;
  return Object.fromEntries([...list.matchAll(new RegExp(`${text} ${text}, ${text};`, "g"))].map(([, code, message, mend]) => [code, { message, mend }]));
}

/** The words of an interface. */
async function words(language) {
  const source = fileURLToPath(new URL(`${language}.ts`, INTERFACES));
  const { outputFiles } = await build({ entryPoints: [source], bundle: true, format: "esm", charset: "utf8", write: false });
  const { ui } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  return ui;
}

/** The hash of what stands at the end of each path. */
function hashes(value, path) {
  if (typeof value === "object") return Object.entries(value).flatMap(([key, entry]) => (FACTS.includes(key) ? [] : hashes(entry, `${path}/${key}`)));
  return [[path, createHash("sha256").update(String(value)).digest("hex").slice(0, 8)]];
}

const given = process.argv.slice(2);
const check = given.includes("--check");
const languages = readdirSync(INTERFACES).flatMap((file) => /^([a-z]{2})\.ts$/.exec(file)?.[1] ?? []).filter((language) => language !== "en");
const unknown = given.filter((language) => language !== "--check" && !languages.includes(language));
if (unknown.length > 0) throw new Error(`there is no translation into ${unknown.join(", ")}`);

const before = readFileSync(RECORD, "utf8");
const { stale: known, english: then } = JSON.parse(before);
const english = Object.fromEntries([...pack("en").flatMap(({ path, texts }) => hashes(texts, path)), ...hashes(messages(), "texts/issues"), ...hashes(await words("en"), "interface")].sort(([a], [b]) => (a < b ? -1 : 1)));
const changed = Object.keys(english).filter((path) => then[path] !== undefined && then[path] !== english[path]);
const stale = {};
const amiss = [];
for (const language of languages) {
  const kinds = { texts: pack(language)[0]?.texts.status, interface: (await words(language)).translation.status };
  const has = (path) => english[path] !== undefined && kinds[path.split("/")[0]] !== undefined;
  const paths = given.includes(language) ? [] : [...new Set([...(known[language] ?? []), ...changed])].filter(has).sort();
  stale[language] = paths;
  for (const [kind, status] of Object.entries(kinds)) {
    const renew = paths.filter((path) => path.startsWith(`${kind}/`));
    if (renew.length === 0 || status === "outdated") continue;
    const shown = renew.length > 5 ? `${renew.slice(0, 5).join(", ")} and ${renew.length - 5} more` : renew.join(", ");
    amiss.push(`${language}: English says something else now in ${shown}. Say it anew and run cargo xtask bless --translated ${language}, or give the ${kind} the status "outdated".`);
  }
}
const now = `${JSON.stringify({ stale, english }, null, 1)}\n`;
if (check && now !== before) amiss.push("tests/translations.json is out of date: run cargo xtask bless.");
if (!check) writeFileSync(RECORD, now);
if (amiss.length > 0) {
  console.error(amiss.join("\n"));
  process.exitCode = 1;
}
