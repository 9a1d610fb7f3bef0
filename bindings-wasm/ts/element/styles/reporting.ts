/** The report and its tables. */
import { css } from "lit";

/** A table whose rows stand one under another, each value after the name of its column. */
const stacked = css`
  &,
  & :is(tbody, tr, th, td) {
    display: block;
  }
  & thead {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  & tr {
    padding-block: 0.625rem;
    border-block-end: 1px solid var(--border);
  }
  & :is(th, td),
  & :is(th, td):dir(rtl) {
    padding: 0.125rem 0;
    border: 0;
  }
  & td[data-column]::before {
    content: attr(data-column) ": ";
    color: var(--muted);
  }
  & tbody th {
    font-weight: 600;
  }
  & td:empty {
    display: none;
  }
  & :is(td, .wide, .main) {
    inline-size: auto;
    min-inline-size: 0;
  }
  & .tight {
    inline-size: auto;
    white-space: normal;
  }
`;

export const reporting = css`
  .report {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 3rem;
  }
  .report > section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    min-inline-size: 0;
  }
  .report h3 {
    padding-block-end: 0.5rem;
    border-block-end: 1px solid var(--border);
    font-size: 1.375rem;
  }
  .report-top {
    display: grid;
    gap: 0.75rem;
  }
  .report-head {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem;
    align-items: center;
    justify-content: space-between;
  }
  .summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2.5rem 3rem;
  }
  .summary > section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
    align-content: start;
  }
  @container (inline-size >= 62rem) {
    .summary {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    .summary > .tall {
      grid-row: span 2;
    }
    .summary > .whole {
      grid-column: 1 / -1;
    }
  }
  .parts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: 1.5rem 2rem;
  }
  .headline {
    display: grid;
    gap: 0.25rem;
    align-content: start;
  }
  .headline:has(details[open]) {
    grid-column: 1 / -1;
  }
  /* Tables in it go by the room that it has, which may be half of that of the element. */
  .headline .disclosed {
    container-type: inline-size;
  }
  .headline > p {
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .chart {
    display: block;
    inline-size: 100%;
    max-inline-size: 36rem;
    block-size: auto;
    color: var(--text);
  }
  .chart .backdrop {
    fill: none;
  }
  .chart .open {
    fill: var(--open);
    fill-opacity: 1;
    stroke: var(--accent);
    stroke-opacity: 1;
  }
  .chart .track {
    fill-opacity: 1;
  }
  .chart .evidenced {
    fill: var(--muted);
  }
  .chart .cell {
    fill: var(--accent);
    stroke: var(--border);
  }
  .scroll {
    overflow-x: auto;
  }
  .chart-matrix {
    min-inline-size: 34rem;
    max-inline-size: 44rem;
  }
  .drawn {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.5rem 3rem;
    align-items: start;
  }
  @container (inline-size >= 56rem) {
    .drawn {
      grid-template-columns: minmax(0, 25rem) minmax(0, 1fr);
    }
  }
  .ends {
    display: grid;
    gap: 0.375rem;
    margin-block-start: 0.375rem;
  }
  .ends .gauge-range {
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .actions {
    display: grid;
    max-inline-size: 60rem;
    padding-inline-start: 2rem;
  }
  .actions li {
    padding-block: 0.625rem;
  }
  .actions li + li {
    border-block-start: 1px solid var(--border);
  }
  .contents {
    display: grid;
    gap: 0.75rem;
  }
  .contents ol {
    columns: 16rem;
    column-gap: 2rem;
    padding: 0;
    list-style: none;
  }
  .contents li {
    padding-block: 0.1875rem;
    break-inside: avoid;
  }
  p.label {
    font-size: 1.75rem;
    font-weight: 650;
    line-height: 1.3;
  }
  .blockers {
    display: grid;
    gap: 0.5rem;
    max-inline-size: 52rem;
  }
  .gap-facts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    margin-block-start: 0.25rem;
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .report > section > button {
    justify-self: start;
  }
  [class*="grade-"] {
    border-color: currentcolor;
  }
  [class*="grade-"]::before {
    margin-inline-end: 0.375em;
  }
  .grade-potential_major {
    color: var(--bad);
  }
  .grade-potential_major::before {
    content: "■" / "";
  }
  .grade-potential_minor {
    color: var(--warn);
  }
  .grade-potential_minor::before {
    content: "▲" / "";
  }
  .grade-not_assessed::before {
    content: "○" / "";
  }
  .grade-improvement {
    color: var(--accent);
  }
  .grade-improvement::before {
    content: "◆" / "";
  }
  .grade-no_gap_stated {
    color: var(--good);
  }
  .grade-no_gap_stated::before {
    content: "✓" / "";
  }
  .report details {
    border-block-end: 1px solid var(--border);
  }
  .report details + details {
    margin-block-start: -0.75rem;
  }
  .report summary {
    inline-size: 100%;
    padding-block: 0.625rem;
  }
  .report .disclosed {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }
  .report td details {
    border: 0;
  }
  .report td summary {
    inline-size: fit-content;
    padding: 0;
  }
  .report td .summary-note {
    display: block;
  }
  .joined {
    white-space: nowrap;
  }
  .written {
    color: var(--muted);
    font-weight: 400;
    white-space: pre-line;
  }
  .named {
    padding-inline-start: 1rem;
    color: var(--muted);
    font-size: 0.875rem;
  }
  .drivers {
    color: var(--muted);
    font-size: 0.875rem;
  }
  .run {
    display: inline;
    padding: 0;
  }
  .run li {
    display: inline-block;
    max-inline-size: 100%;
  }
  .run li:not(:last-child)::after {
    content: ";";
  }
  @container (inline-size < 62rem) {
    .run li {
      display: block;
    }
    .run li:not(:last-child)::after {
      content: none;
    }
  }
  .alike {
    display: grid;
    gap: 1rem;
  }
  .alike ul {
    columns: 24rem;
    column-gap: 2.5rem;
  }
  .alike li {
    padding-block: 0.125rem;
  }
  .alike,
  .kinds {
    font-size: 0.9375rem;
    line-height: 1.45;
  }
  .row-group {
    padding-block-start: 1.25rem;
    font-weight: 600;
  }
  .duties {
    margin-block-start: 0.25rem;
    color: var(--muted);
    font-size: 0.875rem;
    font-weight: 400;
  }
  .summary-title {
    font-weight: 600;
  }
  .summary-note {
    color: var(--muted);
    font-size: 0.875rem;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 0.9375rem;
    line-height: 1.45;
  }
  :is(th, td) {
    padding: 0.5rem 1rem 0.5rem 0;
    border-block-end: 1px solid var(--border);
    overflow-wrap: anywhere;
    text-align: start;
    vertical-align: baseline;
  }
  :is(th, td):dir(rtl) {
    padding: 0.5rem 0 0.5rem 1rem;
  }
  thead th {
    color: var(--muted);
    font-size: 0.875rem;
    font-weight: 500;
    vertical-align: bottom;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 500;
  }
  :is(thead th, .tag, .summary-note) {
    overflow-wrap: break-word;
  }
  .tight {
    inline-size: 1%;
    white-space: nowrap;
  }
  td {
    min-inline-size: 6.5rem;
  }
  td.tight {
    min-inline-size: 0;
  }
  .wide {
    min-inline-size: 12rem;
  }
  .main {
    inline-size: 40%;
    min-inline-size: 14rem;
  }
  td .tag {
    display: inline;
    padding: 0;
    border: 0;
    font-size: inherit;
    line-height: inherit;
  }
  @media not print {
    @container (inline-size < 44rem) {
      table {
        ${stacked}
      }
    }
    @container (inline-size < 72rem) {
      table:has(th:nth-child(5)) {
        ${stacked}
      }
    }
  }
`;
