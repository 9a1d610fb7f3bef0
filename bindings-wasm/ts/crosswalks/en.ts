import type { Pack } from "../pack.ts";

/** As JSON text: the build puts it here. */
declare const CROSSWALKS: string;

export const crosswalks: Pack["crosswalks"] = JSON.parse(CROSSWALKS);
