/** What surrounds a view, the first view, bars and the list of sections. */
import { css } from "lit";

export const frame = css`
  .top {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: center;
    justify-content: space-between;
    border-block-end: 1px solid var(--border);
  }
  .top ul {
    display: flex;
    flex-wrap: wrap;
    padding: 0;
    list-style: none;
  }
  .top li {
    display: grid;
  }
  .top li button {
    min-block-size: 3rem;
    padding-inline: 0.875rem;
    border: 0;
    border-block-end: 3px solid transparent;
    margin-block-end: -1px;
    background: none;
    color: var(--muted);
    font-weight: 500;
  }
  /* Room for the name in bold, so that the tabs stay where they are. */
  .top li button::after {
    display: block;
    block-size: 0;
    content: attr(data-name);
    font-weight: 650;
    visibility: hidden;
  }
  .top li button:hover {
    color: var(--text);
  }
  .top li button[aria-current] {
    border-color: var(--accent);
    color: var(--text);
    font-weight: 650;
  }
  .save {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    margin-inline-start: auto;
    padding-block: 0.375rem;
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .save button {
    min-block-size: 2.25rem;
    padding-block: 0.25rem;
  }
  @container (inline-size < 40rem) {
    .top {
      display: block;
      border: 0;
    }
    .top nav {
      border-block-end: 1px solid var(--border);
    }
    .top li button {
      padding-inline: 0.375rem;
    }
    .save {
      justify-content: end;
    }
  }
  .view {
    display: grid;
    gap: calc(var(--space) * 1.5);
    padding-block: calc(var(--space) * 2);
  }
  .view > * {
    min-inline-size: 0;
  }
  .opened,
  .warning,
  .refusal {
    max-inline-size: 44rem;
    padding: 0.75rem 1rem;
    border-inline-start: 4px solid var(--accent);
    background: var(--raised);
  }
  .warning {
    border-color: var(--warn);
  }
  .refusal {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    margin-block-start: 1.5rem;
    padding: 1.25rem;
    border: 2px solid var(--bad);
    background: var(--surface);
  }
  .shell > .warning {
    margin-block-start: 1.5rem;
  }
  :is(.refusal, dialog) h2 {
    font-size: 1.25rem;
  }
  dialog {
    max-inline-size: min(100% - 2rem, 32rem);
    padding: 1.5rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    color: inherit;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 50%);
  }
  dialog p {
    margin-block-start: 0.75rem;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
  }
  .refusal ul {
    display: grid;
    gap: 0.5rem;
    max-block-size: 24rem;
    overflow: auto;
    inline-size: 100%;
  }
  .mend {
    display: block;
    color: var(--muted);
  }
  .mend::first-letter {
    text-transform: uppercase;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: 1.5rem 3rem;
    max-inline-size: 64rem;
  }
  .pair h3 {
    margin-block-end: 0.5rem;
  }
  .pair li + li {
    margin-block-start: 0.375rem;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr));
    gap: 1.25rem 3rem;
    max-inline-size: 64rem;
    padding-block: 1.25rem;
    border-block: 1px solid var(--border);
  }
  .facts dd {
    display: grid;
    gap: 0.5rem;
    color: var(--muted);
  }
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    align-content: start;
    justify-items: start;
    max-inline-size: 44rem;
  }
  .panel .field {
    inline-size: 100%;
  }
`;

export const bars = css`
  .bar {
    display: block;
    inline-size: 100%;
    block-size: 0.625rem;
    overflow: visible;
  }
  .bar:dir(rtl) {
    transform: scaleX(-1);
  }
  .bar rect {
    vector-effect: non-scaling-stroke;
  }
  .track {
    fill: var(--raised);
    stroke: var(--border);
  }
  .bar .open {
    fill: var(--open);
    stroke: var(--accent);
  }
  .certain {
    fill: var(--accent);
  }
  .gauge {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem 0.75rem;
    align-items: baseline;
    justify-content: space-between;
  }
  .gauge .bar {
    flex: 0 0 100%;
    margin-block: 0.25rem;
  }
  .gauge-title {
    font-weight: 600;
  }
  .gauge-range,
  .row-range {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .gauge-note {
    flex: 0 0 100%;
    color: var(--muted);
    font-size: 0.875rem;
  }
`;

export const list = css`
  .part {
    display: grid;
    gap: 1rem;
  }
  .part + .part {
    margin-block-start: 1.5rem;
  }
  .part-head {
    display: grid;
    gap: 1rem 3rem;
    align-items: end;
  }
  .part-head h3 {
    margin-block-end: 0.25rem;
    font-size: 1.375rem;
  }
  .rows {
    padding: 0;
    list-style: none;
    border-block-start: 1px solid var(--border);
  }
  .row {
    position: relative;
    display: grid;
    grid-template-columns: 2.75rem 1fr;
    gap: 0.25rem 0.5rem;
    padding: 0.75rem 0.5rem;
    border-block-end: 1px solid var(--border);
  }
  .row:hover {
    background: var(--raised);
  }
  .row-id {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }
  .row-title {
    display: grid;
    justify-items: start;
  }
  .row-link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font-weight: 600;
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .row-link::after {
    position: absolute;
    inset: 0;
    content: "";
  }
  .row-link:focus-visible {
    outline: none;
  }
  .row-link:focus-visible::after {
    outline: 3px solid var(--focus);
    outline-offset: -1px;
  }
  .row-status {
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .row-figure {
    display: grid;
    grid-column: 2;
    gap: 0.25rem;
    font-size: 0.9375rem;
  }
  @container (inline-size >= 44rem) {
    .part-head {
      grid-template-columns: minmax(0, 1fr) 18rem;
    }
    .part-head .gauge {
      padding-inline-end: 0.5rem;
    }
    .row {
      grid-template-columns: 2.75rem minmax(0, 1fr) 17.5rem;
      align-items: center;
    }
    .row-figure {
      grid-column: 3;
    }
    .row-range {
      text-align: end;
    }
  }
`;
