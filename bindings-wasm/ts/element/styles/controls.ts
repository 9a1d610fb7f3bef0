/** Buttons, fields, disclosures and tags. */
import { css } from "lit";

export const controls = css`
  button,
  input,
  select,
  textarea {
    color: inherit;
    font: inherit;
    letter-spacing: inherit;
  }
  :is(button, input, select, textarea, summary, [tabindex]) {
    scroll-margin-block: 7rem 3rem;
  }
  :is(button, input, select, textarea, summary):focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  [tabindex="-1"]:focus {
    outline: none;
  }
  [tabindex="-1"]:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 4px;
  }
  button {
    cursor: pointer;
  }
  .primary,
  .secondary,
  .quiet {
    min-block-size: 2.75rem;
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--accent);
    border-radius: var(--radius);
    background: none;
    color: var(--accent);
    font-weight: 600;
    line-height: 1.35;
    text-align: start;
  }
  .primary {
    background: var(--accent);
    color: var(--on-accent);
  }
  .primary:hover {
    background: color-mix(in srgb, var(--accent) 88%, var(--text));
  }
  :is(.secondary, .quiet):hover {
    background: var(--tint);
  }
  .quiet {
    border-color: transparent;
    font-weight: 500;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .link {
    min-inline-size: 1.5rem;
    min-block-size: 1.5rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    text-align: inherit;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
    vertical-align: top;
  }
  .link:hover {
    text-decoration-thickness: 2px;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.25rem;
    justify-items: start;
  }
  .field > label {
    font-weight: 600;
  }
  :is(input:not([type="radio"], [type="checkbox"], [type="file"]), select, textarea) {
    inline-size: 100%;
    max-inline-size: 32rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.625rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
  }
  input[type="date"] {
    max-inline-size: 12rem;
  }
  textarea {
    field-sizing: content;
    max-inline-size: 44rem;
    min-block-size: 4.5rem;
    max-block-size: 24rem;
    resize: vertical;
  }
  input[type="file"] {
    inline-size: 100%;
  }
  ::file-selector-button {
    min-block-size: 2.5rem;
    margin-inline-end: 0.75rem;
    padding: 0.375rem 1rem;
    border: 1px solid var(--accent);
    border-radius: var(--radius);
    background: none;
    color: var(--accent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  :is(input[type="radio"], input[type="checkbox"]) {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0.125rem 0 0;
    accent-color: var(--accent);
  }
  summary {
    inline-size: fit-content;
    min-block-size: 1.75rem;
    color: var(--accent);
    cursor: pointer;
  }
  summary:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .disclosed {
    padding-block: 0.25rem 0.75rem;
    padding-inline-start: 1.125rem;
  }
  .tag {
    display: inline-block;
    padding-inline: 0.5rem;
    border: 1px solid var(--border);
    border-radius: 1rem;
    color: var(--muted);
    font-size: 0.8125rem;
    line-height: 1.5rem;
  }
`;
