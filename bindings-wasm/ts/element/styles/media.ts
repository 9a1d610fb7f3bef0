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
    td,
    .wide {
      min-inline-size: 0;
    }
    :is(th, td):is(.wide, .main) {
      min-inline-size: 9rem;
    }
    .row-group {
      padding-block-start: 0.625rem;
    }
    table {
      font-size: 0.875rem;
      line-height: 1.35;
    }
    .disclosed {
      padding-inline-start: 0;
    }
    :is(th, td) {
      padding-block: 0.25rem;
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
    summary {
      list-style: none;
    }
    .bar,
    .tag {
      print-color-adjust: exact;
    }
  }
`;
