import type { Texts } from "./types.ts";

/** A whole pack, where a file of texts may hold a part of one. */
export type Pack = Required<Omit<Texts, Absent>> & Pick<Texts, Absent>;

/** What the English pack does not have: it is no translation, and the engine's own messages are in English. */
type Absent = "status" | "issues" | "phrases";

/** A pack without what it says about other frameworks: that is in a file of its own. */
export type Core = Omit<Pack, "crosswalks">;
