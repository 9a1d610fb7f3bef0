import type { Texts } from "../types.ts";

/** As JSON text: the build puts it here. */
declare const WORDS: string;

export const words: Texts = JSON.parse(WORDS);
