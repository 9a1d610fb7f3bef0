/** Motion, forced colors and paper; after everything else. */
import { css } from "lit";

export const media = css`
  @media (prefers-reduced-motion: no-preference) {
    .bar :is(.certain, .open) {
      transition:
        width 0.3s ease,
        x 0.3s ease;
    }
  }
  @media (forced-colors: active) {
    .track {
      fill: Canvas;
      stroke: CanvasText;
    }
    :is(.bar, .chart) .open {
      fill: GrayText;
      stroke: CanvasText;
    }
    :is(.bar .certain, .chart :is(.certain, .evidenced)) {
      fill: CanvasText;
    }
    .chart .cell {
      fill: Canvas;
      stroke: CanvasText;
    }
    .level:has(:checked) {
      border: 2px solid Highlight;
    }
    .top li button:not([aria-current]) {
      border-color: Canvas;
    }
    .top li button[aria-current],
    .within [aria-current] {
      border-color: Highlight;
    }
  }
  @media print {
    .top,
    .no-print,
    .onward,
    .report > section > button {
      display: none !important;
    }
    .link {
      color: inherit;
      text-decoration: none;
    }
    .shell {
      max-inline-size: none;
      padding: 0;
      color-scheme: light;
      zoom: 0.8;
    }
    .view,
    .report,
    .report > section,
    .report .disclosed,
    .summary,
    .summary > section {
      display: block;
    }
    :is(.report, .summary) > section {
      margin-block-start: 1.5rem;
    }
    :is(.report > section, .summary > section, .disclosed) > * + * {
      margin-block-start: 0.5rem;
    }
    .actions li {
      padding-block: 0.25rem;
    }
    td {
      min-inline-size: 6rem;
    }
    .tight {
      min-inline-size: 0;
    }
    :is(th, td):is(.wide, .main) {
      min-inline-size: 13.5rem;
    }
    thead th {
      white-space: normal;
    }
    .row-group {
      padding-block-start: 0.625rem;
    }
    table,
    .alike,
    .kinds {
      font-size: 0.8125rem;
      line-height: 1.3;
    }
    .alike {
      display: block;
    }
    .alike dt {
      margin-block-start: 0.5rem;
      break-after: avoid;
    }
    .alike li {
      padding: 0;
      break-inside: avoid;
    }
    :is(th, td) :is(.summary-note, .named, .drivers, .duties) {
      font-size: 0.75rem;
    }
    td:has(> .tag) {
      min-inline-size: 8.5rem;
    }
    .disclosed {
      padding-inline-start: 0;
    }
    .run li {
      display: inline;
    }
    :is(th, td) {
      padding-block: 0.1875rem;
    }
    h2,
    h3,
    h4,
    summary,
    tr:has(.row-group) {
      break-after: avoid;
    }
    :is(tr, .actions li, .headline, .chart, .blockers li) {
      break-inside: avoid;
    }
    .report tr:has(details) {
      break-inside: auto;
    }
    summary {
      list-style: none;
    }
    .bar,
    .tag {
      print-color-adjust: exact;
    }
  }
`;
