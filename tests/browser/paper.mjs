// What is printed, as a reader and a screen reader find it.
import { getDocumentProxy } from "unpdf";

/** A PDF as a reader and a screen reader find it. */
export async function pdf(page) {
  const document = await getDocumentProxy(new Uint8Array(await page.pdf({ tagged: true, outline: true, format: "A4", margin: { top: "1cm", bottom: "1cm", left: "1cm", right: "1cm" } })));
  const pages = await Promise.all(Array.from({ length: document.numPages }, (_, at) => document.getPage(at + 1)));
  const roles = new Set();
  const gather = (node) => {
    if (node?.role) roles.add(node.role);
    node?.children?.forEach(gather);
  };
  const contents = [];
  for (const one of pages) {
    gather(await one.getStructTree());
    contents.push((await one.getTextContent()).items.map(({ str, hasEOL }) => `${str}${hasEOL ? " " : ""}`).join("").replace(/\s+/g, " "));
  }
  const [{ info }, marked, outline] = await Promise.all([document.getMetadata(), document.getMarkInfo(), document.getOutline()]);
  return { info, marked, outline, roles, pages: contents, text: contents.join(" ") };
}
