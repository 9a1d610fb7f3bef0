/**
 * `aimscore/without-wasm`: the engine as JavaScript, for pages that forbid WASM. It gives the same bytes, more slowly.
 *
 * @module
 */
import * as engine from "../../target/npm/plain/engine_bg.wasm.js";
import { Engine as Native, __wbg_set_wasm } from "../../target/npm/plain/engine_bg.js";

__wbg_set_wasm(engine);

/** What makes engines. */
export const Engine: unknown = Native;
