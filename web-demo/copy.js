for (const button of document.querySelectorAll("[data-copies]")) button.addEventListener("click", () => copy(button));

/** Copies a text; where the browser does not let us, selects it for the person to copy. */
async function copy(button) {
  const source = document.getElementById(button.dataset.copies);
  const status = button.nextElementSibling;
  try {
    await navigator.clipboard.writeText(source.textContent);
    status.textContent = "Copied.";
  } catch {
    getSelection().selectAllChildren(source);
    status.textContent = "Selected. Press Ctrl+C to copy it, on a Mac Command+C.";
  }
}
