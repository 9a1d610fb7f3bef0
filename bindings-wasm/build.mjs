// Makes dist/ from the engine that cargo built, the English texts, the schemas and the TypeScript.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describeElement } from "./editors.mjs";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const HERE = `${ROOT}bindings-wasm/`;
const MADE = `${ROOT}target/npm/`;
const LEAN = `${MADE}lean/`;
/** Languages beside English, which the element has in itself. */
const LANGUAGES = ["de", "fr", "es"];
/** Those of its interface. */
const INTERFACES = [...LANGUAGES, "ar"];
/** Modules of dist/ that others import, by what they are made of. */
const MODULES = {
  "index.ts": "aimscore.js",
  "engine.ts": "engine.js",
  "without-wasm.ts": "without-wasm.js",
  ...Object.fromEntries(["en", ...LANGUAGES].map((language) => [`crosswalks/${language}.ts`, `crosswalks-${language}.js`])),
  ...Object.fromEntries(["en", ...LANGUAGES].map((language) => [`words/${language}.ts`, `words-${language}.js`])),
  ...Object.fromEntries(LANGUAGES.map((language) => [`texts/${language}.ts`, `texts-${language}.js`])),
  ...Object.fromEntries(INTERFACES.map((language) => [`element/interface/${language}.ts`, `interface-${language}.js`])),
};
/** What makes engines out of what cargo built. */
const MAKERS = ["bindings-wasm/build.mjs", "bindings-wasm/package-lock.json", "Cargo.lock"].map((file) => `${ROOT}${file}`);
const CARGO = process.env.CARGO ?? "cargo";

function run(program, ...parameters) {
  return execFileSync(program, parameters, { cwd: HERE, encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] });
}

/** Whether a file was made after all of these. */
function isNewer(file, ...sources) {
  const time = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.every((source) => time(source) < time(file));
}

/** Makes the engine of a crate and what calls it in a folder; gives the engine, deflated, in base64. */
function engine(crate, folder) {
  const built = `${ROOT}target/wasm32-unknown-unknown/wasm/${crate}.wasm`;
  const made = `${folder}optimized.wasm.deflate`;
  if (isNewer(made, built, ...MAKERS)) return readFileSync(made).toString("base64");
  const smaller = ["--omit-default-module-path", "--remove-name-section", "--remove-producers-section"];
  run(CARGO, "run", "--quiet", "--package", "wbg", "--", "--target", "web", ...smaller, "--out-dir", folder, "--out-name", "engine", built);
  const optimized = made.replace(".deflate", "");
  run(process.execPath, "node_modules/binaryen/bin/wasm-opt", "-Oz", "--strip-debug", `${folder}engine_bg.wasm`, "-o", optimized);
  new WebAssembly.Module(readFileSync(optimized));
  run(CARGO, "run", "--quiet", "--package", "xtask", "--", "deflate", optimized);
  return readFileSync(made).toString("base64");
}

/** Makes the whole engine as JavaScript in target/npm/plain/. */
function plain() {
  const folder = `${MADE}plain/`;
  const built = `${ROOT}target/wasm32-unknown-unknown/plain/aimscore_wasm.wasm`;
  if (isNewer(`${folder}engine_bg.js`, built, ...MAKERS)) return;
  mkdirSync(folder, { recursive: true });
  // The standard library was built for features that this engine is built without; what is left of them is their names.
  const engine = readFileSync(built);
  for (const feature of ["reference-types", "multivalue"]) {
    const entry = Buffer.from(`+${String.fromCharCode(feature.length)}${feature}`);
    const at = engine.indexOf(entry);
    if (at >= 0) engine[at] = "-".charCodeAt(0);
  }
  writeFileSync(`${folder}built.wasm`, engine);
  run(CARGO, "run", "--quiet", "--package", "wbg", "--", "--target", "bundler", "--out-dir", folder, "--out-name", "engine", `${folder}built.wasm`);
  writeFileSync(`${folder}engine_bg.d.ts`, "export declare const Engine: unknown;\nexport declare function __wbg_set_wasm(engine: unknown): void;\n");
  const known = ["bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals"].map((feature) => `--enable-${feature}`);
  const lower = ["--signext-lowering", "--llvm-nontrapping-fptoint-lowering", "--llvm-memory-copy-fill-lowering"];
  const binaryen = (tool, ...parameters) => run(process.execPath, `node_modules/binaryen/bin/${tool}`, ...parameters);
  binaryen("wasm-opt", ...known, ...lower, "-Oz", "--strip-debug", "--strip-target-features", `${folder}engine_bg.wasm`, "-o", `${folder}lowered.wasm`);
  binaryen("wasm2js", "-Oz", `${folder}lowered.wasm`, "-o", `${folder}engine_bg.wasm.js`);
  // Memory that grows leaves its old buffer behind as WASM does not: views have to be held against the buffer of now.
  const glue = readFileSync(`${folder}engine_bg.js`, "utf8");
  const mended = glue.replaceAll(/(cached\w+)\.byteLength === 0|(cached\w+)\.buffer\.detached === true/g, "$1$2.buffer !== wasm.memory.buffer");
  if (mended === glue) throw new Error("the glue of wasm-bindgen looks at its views in another way than it did");
  writeFileSync(`${folder}engine_bg.js`, mended);
}

/** Makes one module of dist/. Other modules of dist/ stay outside it, unless it is to stand alone. */
function bundle(entry, name, define = {}, { inject = [], plugins = [outside] } = {}) {
  return build({
    entryPoints: [`${HERE}ts/${entry}`],
    outfile: `${HERE}dist/${name}`,
    bundle: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    minify: true,
    legalComments: "eof",
    define: Object.fromEntries(Object.entries(define).map(([key, text]) => [key, JSON.stringify(text)])),
    inject: inject.map((file) => `${HERE}ts/${file}`),
    plugins,
    logLevel: "warning",
  });
}

/** Imports of the modules of dist/, kept as imports. */
const outside = {
  name: "outside",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, importer }) => {
      const module = MODULES[fileURLToPath(new URL(path, `file://${importer}`)).replace(`${HERE}ts/`, "")];
      return module === undefined ? undefined : { path: `./${module}`, external: true };
    });
  },
};

/** What calls the engine that the element starts with, in the place of what calls the whole one. */
const lean = {
  name: "lean",
  setup({ onResolve }) {
    onResolve({ filter: /\/npm\/engine\.js$/ }, () => ({ path: `${LEAN}engine.js` }));
  },
};

/** Imports of a module that stands alone: it has one engine, the whole one, its texts come from elsewhere, and there is no engine without WASM beside it. */
const alone = {
  name: "alone",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\/engine\.ts$/ }, () => ({ path: `${HERE}ts/index.ts` }));
    onResolve({ filter: /\/languages\.ts$/ }, () => ({ path: `${HERE}ts/notebook/languages.ts` }));
    onResolve({ filter: /\/without-wasm\.ts$/ }, () => ({ path: "./without-wasm.js", external: true }));
  },
};

/** The types of the element without Lit, which is in its module and nothing that a page needs the types of. */
function hideLit(file) {
  const types = readFileSync(file, "utf8");
  const hidden = types.replace('import { LitElement } from "lit";\n', "").replace("extends LitElement {", "extends HTMLElement {");
  if (/\blit\b|LitElement/.test(hidden)) throw new Error(`${file} still needs the types of Lit: what is not for pages is @internal`);
  writeFileSync(file, hidden);
}

rmSync(`${HERE}dist`, { recursive: true, force: true });
mkdirSync(MADE, { recursive: true });
// The whole engine, and the one that the element starts with; what exchange.rs has is in the first only.
const WASM = engine("aimscore_wasm", MADE);
await bundle("index.ts", "aimscore.js", { WASM });
await bundle("engine.ts", "engine.js", { WASM: engine("aimscore_engine", LEAN) }, { plugins: [lean] });
plain();
await bundle("without-wasm.ts", "without-wasm.js");
const pack = (what) => run(CARGO, "run", "--quiet", "--package", "conformance", "--bin", "pack", "--", what).trim();
const TEXTS = {};
for (const language of ["en", ...LANGUAGES]) {
  const { crosswalks, ...texts } = JSON.parse(pack(language));
  TEXTS[language] = JSON.stringify(texts);
  await bundle(`crosswalks/${language}.ts`, `crosswalks-${language}.js`, { CROSSWALKS: JSON.stringify(crosswalks) });
  await bundle(`words/${language}.ts`, `words-${language}.js`, { WORDS: JSON.stringify(JSON.parse(readFileSync(`${ROOT}core/data/${language}.json`, "utf8"))) });
  if (language !== "en") await bundle(`texts/${language}.ts`, `texts-${language}.js`, { TEXTS: TEXTS[language] });
  await bundle(`${language}.ts`, `${language}.js`, { TEXTS: TEXTS[language] });
}
for (const language of INTERFACES) await bundle(`element/interface/${language}.ts`, `interface-${language}.js`);
const hash = (file) => `sha384-${createHash("sha384").update(readFileSync(`${HERE}dist/${file}`)).digest("base64")}`;
const INTEGRITY = Object.fromEntries(Object.values(MODULES).map((file) => [file, hash(file)]));
const PACKAGE = JSON.parse(readFileSync(`${HERE}package.json`, "utf8"));
const CATALOGUE = pack("catalogue");
const VERSION = PACKAGE.version;
await bundle("element/element.ts", "element.js", { TEXTS: TEXTS.en, CATALOGUE, INTEGRITY, VERSION }, { inject: ["element/server.ts"] });
await bundle("notebook/notebook.ts", "notebook.js", { WASM, CATALOGUE, INTEGRITY: {}, VERSION }, { plugins: [alone] });
run(process.execPath, "node_modules/typescript/bin/tsc");
hideLit(`${HERE}dist/types/element/aims-assessment.d.ts`);
cpSync(`${HERE}frameworks`, `${HERE}dist/types/frameworks`, { recursive: true });
describeElement(PACKAGE, `${HERE}dist/`);
// The element has Lit in it.
cpSync(`${HERE}node_modules/lit/LICENSE`, `${HERE}dist/lit.LICENSE.txt`);
cpSync(`${ROOT}tests/schemas`, `${HERE}dist/schemas`, { recursive: true });
