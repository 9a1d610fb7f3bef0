/** A section: its questions, decision, documents and figures. */
import { css } from "lit";

export const asking = css`
  .desk {
    display: grid;
    gap: 2rem 4rem;
  }
  .work {
    display: grid;
    gap: 1.5rem;
    align-content: start;
    min-inline-size: 0;
  }
  .side {
    display: contents;
  }
  .caption {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.5rem;
    align-items: center;
    justify-content: space-between;
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .intro {
    display: grid;
    gap: 0.25rem;
  }
  .intro > .prose {
    margin-block-end: 0.5rem;
  }
  .question {
    padding-block-start: 1.75rem;
    border-block-start: 1px solid var(--border);
    scroll-margin-block: 6rem;
  }
  .question legend {
    float: inline-start;
    inline-size: 100%;
    max-inline-size: 44rem;
    font-size: 1.1875rem;
    line-height: 1.4;
    text-wrap: pretty;
  }
  .question legend + * {
    clear: both;
  }
  .question-meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 1rem;
    align-items: center;
    margin-block: 0.25rem 0.5rem;
    color: var(--muted);
    font-size: 0.875rem;
  }
  .why {
    max-inline-size: 44rem;
  }
  .why-word {
    color: var(--muted);
  }
  .question > details {
    margin-block-start: 0.375rem;
  }
  .levels {
    display: grid;
    gap: 0.125rem;
    margin-block: 0.75rem;
    margin-inline: -0.75rem;
  }
  .level {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 0.75rem;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid transparent;
    border-radius: var(--radius);
    cursor: pointer;
  }
  .level > span {
    display: grid;
    gap: 0 1rem;
  }
  .level b {
    font-weight: 600;
  }
  .level-text {
    color: var(--muted);
  }
  .level:hover {
    background: var(--raised);
  }
  .level:has(:checked) {
    border-color: var(--accent);
    background: var(--tint);
  }
  .level:has(:checked) .level-text {
    color: inherit;
  }
  .level:has(:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 1px;
  }
  .level input:focus-visible {
    outline: none;
  }
  .or {
    padding-inline: 0.75rem;
    color: var(--muted);
    font-size: 0.875rem;
    line-height: 1.5;
  }
  .backing {
    display: grid;
    gap: 0.25rem 0.5rem;
  }
  .backing .quiet {
    justify-self: start;
    padding-inline: 0;
  }
  .backing > details .disclosed {
    padding-inline-start: 0;
  }
  .backing > .flag {
    justify-self: start;
  }
  .decision,
  .documents {
    display: grid;
    gap: 1rem;
    justify-items: start;
    padding: 1.25rem;
    border: 1px solid var(--border);
    border-radius: var(--radius);
    background: var(--raised);
  }
  .decision-title,
  .documents h3 {
    font-size: 1.1875rem;
  }
  .decision .field {
    inline-size: 100%;
  }
  .decision .quiet {
    margin-inline-start: -1.125rem;
  }
  .suggestion {
    display: grid;
    gap: 0.5rem;
    justify-items: start;
    max-inline-size: 44rem;
  }
  .entries {
    display: grid;
    inline-size: 100%;
  }
  .entries > li {
    border-block-end: 1px solid var(--border);
    scroll-margin-block: 6rem;
  }
  .entries > li > details > summary {
    inline-size: 100%;
    padding-block: 0.625rem;
  }
  .entries .disclosed {
    padding-block: 0.5rem 1.25rem;
  }
  .entries .disclosed .disclosed > * + .field {
    margin-block-start: 1rem;
  }
  .entries .decision {
    padding: 0;
    border: 0;
    background: none;
  }
  .adder {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    inline-size: 100%;
  }
  .rating {
    display: grid;
    gap: 0.75rem;
    inline-size: 100%;
  }
  .checks {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 19rem), 1fr));
    gap: 0 1.5rem;
  }
  .checks .choice > span {
    display: grid;
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0 2rem;
    margin-block-start: 0.5rem;
  }
  .choice {
    display: flex;
    gap: 0.625rem;
    align-items: start;
    min-block-size: 2.75rem;
    padding-block: 0.5rem;
    cursor: pointer;
  }
  .documents ul {
    display: grid;
    gap: 1.25rem;
    inline-size: 100%;
  }
  .document {
    display: grid;
    gap: 0.5rem 1.5rem;
    align-items: start;
    scroll-margin-block: 7rem;
  }
  .onward {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.5rem;
    padding-block-start: 1.5rem;
    border-block-start: 1px solid var(--border);
  }
  .onward .quiet {
    padding-inline: 0;
  }
  .figures {
    position: sticky;
    z-index: 1;
    inset-block-start: 0;
    order: -1;
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 0.5rem 1.5rem;
    margin-inline: calc(var(--space) * -1);
    padding: 0.5rem var(--space);
    border-block-end: 1px solid var(--border);
    background: var(--surface);
    font-size: 0.875rem;
  }
  .figures .gauge {
    align-content: start;
    min-inline-size: 0;
  }
  .within-title {
    margin-block-end: 0.5rem;
    font-weight: 600;
  }
  .within ul {
    padding: 0;
    list-style: none;
  }
  .within button {
    display: grid;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5rem 0.75rem;
    border: 0;
    border-inline-start: 3px solid var(--border);
    background: none;
    line-height: 1.4;
    text-align: start;
  }
  .within button:hover {
    background: var(--raised);
  }
  .within [aria-current] {
    border-color: var(--accent);
    font-weight: 600;
  }
  .within .row-status {
    font-size: 0.875rem;
    font-weight: 400;
  }
  @container (inline-size < 60rem) {
    .figures .gauge:nth-of-type(2),
    .figures .gauge-note,
    .figures .fine {
      display: none;
    }
  }
  @container (inline-size >= 36rem) {
    .level > span {
      grid-template-columns: 10.5rem 1fr;
    }
    .backing {
      grid-template-columns: 13rem minmax(0, 17rem) 1fr;
      align-items: center;
    }
    .backing .field {
      display: contents;
    }
    .backing .quiet {
      justify-self: end;
    }
    .backing > .hint {
      grid-column: 2 / -1;
    }
    .backing > :is(details, .flag) {
      grid-column: 1 / -1;
    }
    .backing .panel .field {
      display: grid;
    }
    .document {
      grid-template-columns: minmax(0, 1fr) 14rem;
    }
  }
  @container (inline-size >= 60rem) {
    .desk {
      grid-template-columns: minmax(0, 46rem) minmax(16rem, 19rem);
      justify-content: space-between;
    }
    .side {
      position: sticky;
      inset-block-start: 1.5rem;
      display: grid;
      gap: 2rem;
      align-self: start;
      grid-template-columns: minmax(0, 1fr);
      max-block-size: calc(100vh - 3rem);
      margin: -0.375rem;
      padding: 0.375rem;
      overflow: auto;
    }
    .figures {
      position: static;
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1rem;
      margin: 0;
      padding: 1.25rem;
      border: 1px solid var(--border);
      border-radius: var(--radius);
      font-size: 0.9375rem;
    }
  }
`;
