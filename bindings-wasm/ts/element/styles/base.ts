/** The ground: tokens, resets and running text. */
import { css } from "lit";

export const tokens = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  /* Not on the host, which the page can style: what it says there, and even what is important to it, ends here. */
  .shell {
    --text: var(--aims-color-text, light-dark(#1b2631, #e6eaee));
    --muted: var(--aims-color-muted, light-dark(#4d5b68, #a9b5c0));
    --surface: var(--aims-color-surface, light-dark(#ffffff, #12181e));
    --border: var(--aims-color-border, light-dark(#d5dbe0, #33404b));
    --accent: var(--aims-color-accent, light-dark(#0b5a69, #7cc9d8));
    --on-accent: var(--aims-color-on-accent, light-dark(#ffffff, #04242b));
    --bad: var(--aims-color-bad, light-dark(#9a1f1f, #ff9d94));
    --warn: var(--aims-color-warn, light-dark(#7d4600, #f2bd72));
    --good: var(--aims-color-good, light-dark(#1a6338, #86d3a0));
    --focus: var(--aims-color-focus, light-dark(#8a3ffc, #c9a6ff));
    --raised: color-mix(in srgb, var(--text) 4%, var(--surface));
    --edge: color-mix(in srgb, var(--text) 60%, var(--surface));
    --tint: color-mix(in srgb, var(--accent) 12%, var(--surface));
    --open: color-mix(in srgb, var(--accent) 30%, var(--surface));
    --space: var(--aims-space, 1rem);
    --radius: var(--aims-radius, 0.375rem);

    container-type: inline-size;
    max-inline-size: var(--aims-max-width, 76rem);
    padding-inline: var(--space);
    background: var(--surface);
    color: var(--text);
    font: medium / 1.6 var(--aims-font, system-ui, sans-serif);
    --aims-unit: 1em;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    visibility: visible;
    white-space: normal;
    word-break: normal;
    overflow-wrap: break-word;
    scroll-margin-block: var(--space);
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

export const type = css`
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
  }
  h2,
  h3,
  h4 {
    line-height: 1.25;
    text-wrap: balance;
  }
  h2 {
    font-size: 1.875rem;
    font-weight: 650;
    letter-spacing: -0.015em;
  }
  h3 {
    font-size: 1.25rem;
    font-weight: 650;
  }
  h4 {
    font-size: 1rem;
    font-weight: 650;
  }
  /* Ids and names, whose own letters say their direction. */
  b,
  code,
  .link,
  .question-meta span {
    unicode-bidi: plaintext;
  }
  /* A text in another language is no stretched cell of a grid that it happens to stand in. */
  span[lang] {
    justify-self: start;
  }
  .heading-id {
    color: var(--muted);
    font-weight: 450;
  }
  .lead {
    max-inline-size: 44rem;
    font-size: 1.125rem;
  }
  .prose {
    max-inline-size: 44rem;
    text-wrap: pretty;
  }
  .hint,
  .fine {
    max-inline-size: 44rem;
    color: var(--muted);
    font-size: 0.9375rem;
  }
  ul,
  ol {
    padding-inline-start: 1.25rem;
  }
  li::marker {
    color: var(--muted);
  }
  .plain {
    padding: 0;
    list-style: none;
  }
  code {
    font: 0.8125rem / 1.5 ui-monospace, monospace;
    overflow-wrap: anywhere;
  }
  .terms,
  .made {
    display: grid;
    gap: 0.125rem;
    max-inline-size: 44rem;
  }
  dt {
    font-weight: 600;
  }
  dd + dt {
    margin-block-start: 0.625rem;
  }
  .made dd {
    color: var(--muted);
  }
`;

export const reading = css`
  .pick select {
    max-inline-size: 36rem;
  }
  article {
    display: grid;
    gap: 0.75rem;
    max-inline-size: 44rem;
    padding-block-start: 1.5rem;
    border-block-start: 1px solid var(--border);
  }
  article h3 {
    font-size: 1.5rem;
  }
  article h4 {
    margin-block-start: 1rem;
  }
  article + .onward {
    max-inline-size: 44rem;
  }
  .asked {
    display: grid;
    gap: 0.875rem;
  }
`;
