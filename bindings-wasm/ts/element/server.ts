/** What stands in on a server for what only browsers have: importing the element does no harm there, and defines nothing. */

/** The classes that Lit builds on ask for this one as they are made. */
const HTMLElement = globalThis.HTMLElement ?? class {};

/** Lit asks it for one walker as it starts. */
const document = globalThis.document ?? { createTreeWalker: () => ({}) };

export { HTMLElement, document };
