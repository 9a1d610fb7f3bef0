// `node tests/bench/node.mjs < assessment.json`

import { readFileSync } from "node:fs";
import * as aimscore from "../../bindings-wasm/dist/aimscore.js";
import { measure } from "./measure.mjs";

console.log(JSON.stringify(await measure(aimscore, JSON.parse(readFileSync(0, "utf8")))));
