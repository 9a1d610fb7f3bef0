/** Files: the text of one that a person picks, and those to keep an assessment in. */
import type { NormalizedAssessment } from "../index.ts";
import type { Interface } from "./interface.ts";

/** @throws {Error} that says in a sentence why the file gives no text of at most `textMax` bytes. */
export async function read(file: File, textMax: number, words: Interface["file"]): Promise<string> {
  if (file.size > textMax) throw new Error(words.large(textMax));
  const bytes = await file.arrayBuffer().catch(() => {
    throw new Error(words.unreadable);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(words.encoding);
  }
}

/** What an assessment is saved as: whole, its answers as a table, its report to read. */
export const KINDS = ["json", "csv", "html"] as const;

export type Kind = (typeof KINDS)[number];

/** A file to save. */
export interface Export {
  readonly kind: Kind;
  readonly name: string;
  readonly text: string;
}

const TYPES: Readonly<Record<Kind, string>> = { json: "application/json", csv: "text/csv;charset=utf-8", html: "text/html;charset=utf-8" };

/** An assessment as JSON, indented, unless that would be longer than `textMax` bytes, too long to open again. */
export function json(assessment: NormalizedAssessment, textMax: number): string {
  const indented = `${JSON.stringify(assessment, null, 2)}\n`;
  return new Blob([indented]).size > textMax ? JSON.stringify(assessment) : indented;
}

/** Hands a file to the browser's downloads. */
export function download({ kind, name, text }: Export): void {
  const address = URL.createObjectURL(new Blob([text], { type: TYPES[kind] }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address));
}

/** What a file of an assessment is called. */
export function nameOf(kind: Kind, { organization, as_of }: NormalizedAssessment): string {
  const words = (organization.name ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `${["aims", words, as_of].filter((part) => part !== "").join("-")}.${kind}`;
}
