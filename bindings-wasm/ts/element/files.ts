/** Files: the text of one that a person picks, and one to keep an assessment in. */
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

/** The assessment as the browser's download; indented, unless that would be longer than `textMax` bytes, too long to open again. */
export function save(assessment: NormalizedAssessment, textMax: number): void {
  const indented = json(assessment, 2);
  const address = URL.createObjectURL(indented.size > textMax ? json(assessment) : indented);
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
