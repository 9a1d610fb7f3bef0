/** Files: the text of one that a person picks, and one to keep an assessment in. */
import type { NormalizedAssessment } from "../index.ts";
import { ui } from "./interface.ts";

/** Longest file, in bytes: what the engine reads. */
const BYTES_MAX = 8 << 20;

/** @throws {Error} that says in a sentence why the file gives no text. */
export async function read(file: File): Promise<string> {
  if (file.size > BYTES_MAX) throw new Error(ui.file.large);
  const bytes = await file.arrayBuffer().catch(() => {
    throw new Error(ui.file.unreadable);
  });
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(ui.file.encoding);
  }
}

/** The assessment as the browser's download; indented, unless that would be too long to open again. */
export function save(assessment: NormalizedAssessment): void {
  const indented = json(assessment, 2);
  const address = URL.createObjectURL(indented.size > BYTES_MAX ? json(assessment) : indented);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name(assessment);
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address));
}

function json(assessment: NormalizedAssessment, indent?: number): Blob {
  return new Blob([JSON.stringify(assessment, null, indent), "\n"], { type: "application/json" });
}

function name({ organization, as_of }: NormalizedAssessment): string {
  const words = (organization.name ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return `${["aims", words, as_of].filter((part) => part !== "").join("-")}.json`;
}
