import type { Core } from "../pack.ts";

/** As JSON text: the build puts it here. */
declare const TEXTS: string;

export const texts: Core = JSON.parse(TEXTS);
