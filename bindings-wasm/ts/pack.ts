import type { Texts } from "./types.ts";

/** A whole pack, where a file of texts may hold a part of one. */
export type Pack = Required<Omit<Texts, "status">> & Pick<Texts, "status">;

/** A pack without what it says about other frameworks: that is in a file of its own. */
export type Core = Omit<Pack, "crosswalks">;
