/** Files: what one holds that a person picks, and those to keep an assessment in. */
import type { NormalizedAssessment } from "../index.ts";
import type { Interface } from "./interface.ts";

/** @throws {Error} that says in a sentence why the file gives no bytes, `max` at most. */
export async function bytesOf(file: File, max: number, words: Interface["file"]): Promise<ArrayBuffer> {
  if (file.size > max) throw new Error(words.large(max));
  return file.arrayBuffer().catch(() => {
    throw new Error(words.unreadable);
  });
}

/** @throws {Error} that says in a sentence why the file gives no text of at most `max` bytes. */
export async function textOf(file: File, max: number, words: Interface["file"]): Promise<string> {
  const bytes = await bytesOf(file, max, words);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(words.encoding);
  }
}

/** What an assessment is saved as: whole, as a workbook to fill in, its answers as a table, its report to read, its results for other programs. */
export const KINDS = ["json", "xlsx", "csv", "html", "markdown", "oscal"] as const;

export type Kind = (typeof KINDS)[number];

/** What a file of a kind holds. */
export type Content<Of extends Kind = Kind> = Of extends "xlsx" ? Uint8Array<ArrayBuffer> : string;

/** A file to save: text, or the bytes of a workbook. */
export type Export = { readonly kind: Kind; readonly name: string } & (
  | { readonly text: string; readonly bytes?: undefined }
  | { readonly text?: undefined; readonly bytes: Uint8Array<ArrayBuffer> }
);

/** How the names of files end, and what browsers call them. */
const FORMS: Readonly<Record<Kind, readonly [ending: string, type: string]>> = {
  json: ["json", "application/json"],
  xlsx: ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  csv: ["csv", "text/csv;charset=utf-8"],
  html: ["html", "text/html;charset=utf-8"],
  markdown: ["md", "text/markdown;charset=utf-8"],
  oscal: ["oscal.json", "application/json"],
};

/** An assessment as JSON, indented, unless that would be longer than `textMax` bytes, too long to open again. */
export function json(assessment: NormalizedAssessment, textMax: number): string {
  const indented = `${JSON.stringify(assessment, null, 2)}\n`;
  return new Blob([indented]).size > textMax ? JSON.stringify(assessment) : indented;
}

/** Hands a file to the browser's downloads. */
export function download({ kind, name, text, bytes }: Export): void {
  const [, type] = FORMS[kind];
  const address = URL.createObjectURL(new Blob([text ?? bytes], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address));
}

/** What a file of an assessment is called. */
export function nameOf(kind: Kind, { organization, as_of }: NormalizedAssessment): string {
  const words = (organization.name ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `${["aims", words, as_of].filter((part) => part !== "").join("-")}.${FORMS[kind][0]}`;
}
