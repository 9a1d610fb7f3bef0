/** One thing at a time, the tasks, what is left and the answers to look over. */
import { css } from "lit";

export const walking = css`
  .back {
    margin-block-end: calc(var(--space) * -0.5);
    line-height: 1.5;
  }
  .back .link::before {
    content: "";
    display: inline-block;
    inline-size: 0.5em;
    block-size: 0.5em;
    margin-inline-end: 0.5em;
    border: solid currentcolor;
    border-width: 0 0 2px 2px;
    transform: rotate(45deg);
  }
  .back .link:dir(rtl)::before {
    transform: rotate(225deg);
  }
  .toggles {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: center;
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .toggles > div {
    display: flex;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
  }
  .switches {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 2rem;
  }
  .toggles button {
    min-block-size: 2.25rem;
    padding: 0.25rem 0.75rem;
    border: 0;
    border-radius: calc(var(--radius) - 1px);
    background: none;
    color: var(--text);
    font-size: 0.9375rem;
    line-height: 1.3;
  }
  .toggles button:hover {
    background: var(--raised);
  }
  .toggles [aria-pressed="true"] {
    background: var(--tint);
    box-shadow: inset 0 -3px var(--accent);
    font-weight: 600;
  }
  .one .question {
    padding: 0;
    border: 0;
  }
  .one .question h2 {
    font-size: 1.5rem;
    line-height: 1.3;
  }
  .one .documents {
    padding: 0;
    border: 0;
    background: none;
  }
  .proceed {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1.5rem;
    align-items: center;
  }
  .proceed .primary {
    min-inline-size: 9rem;
    text-align: center;
  }
  .kept,
  .left {
    color: var(--muted);
    font-size: 0.9375rem;
  }
  .left {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.5rem;
  }
  .ahead {
    display: grid;
    gap: 0.25rem;
  }
  .steps {
    max-inline-size: 44rem;
    padding: 0;
    list-style: none;
    border-block-start: 1px solid var(--border);
  }
  .steps > li {
    border-block-end: 1px solid var(--border);
  }
  .steps summary {
    display: grid;
    grid-template-columns: 0.75rem minmax(0, 1fr) auto;
    gap: 0.25rem 0.75rem;
    align-items: baseline;
    inline-size: 100%;
    padding: 0.75rem 0.5rem;
    color: inherit;
    list-style: none;
  }
  .steps summary::-webkit-details-marker {
    display: none;
  }
  .steps summary::before {
    content: "";
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    transform: translateY(-0.125rem) rotate(-45deg);
  }
  .steps summary:dir(rtl)::before {
    transform: translateY(-0.125rem) rotate(135deg);
  }
  .steps [open] > summary::before {
    transform: translateY(-0.25rem) rotate(45deg);
  }
  .steps summary:hover {
    background: var(--raised);
    text-decoration: none;
  }
  .step-title {
    font-size: 1.125rem;
    font-weight: 600;
  }
  .steps .disclosed {
    display: grid;
    gap: 0.75rem;
    padding-block: 0 1.25rem;
    padding-inline: 2rem 0;
  }
  .task {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: baseline;
  }
  .task .row-link {
    flex: 1 1 9rem;
    min-inline-size: 0;
  }
  .steps .row-status {
    flex: none;
  }
  .row-status.none {
    color: var(--text);
  }
  .questions {
    display: grid;
    gap: 0.5rem;
    max-inline-size: 44rem;
    margin-block-start: 0.75rem;
  }
  .answers {
    max-inline-size: 60rem;
    margin-block-start: 0.5rem;
    border-block-start: 1px solid var(--border);
  }
  .answers > div {
    display: grid;
    gap: 0.25rem 1.5rem;
    padding-block: 0.75rem;
    border-block-end: 1px solid var(--border);
  }
  .answers dt {
    font-weight: 450;
  }
  .answers li + li {
    margin-block-start: 0.5rem;
  }
  .answers .stated {
    color: var(--muted);
  }
  .answers dd + dt {
    margin: 0;
  }
  @container (inline-size < 60rem) {
    .one .figures {
      position: static;
      order: 0;
      padding-block: 1rem;
      border-block: 1px solid var(--border);
    }
  }
  @container (inline-size >= 44rem) {
    .answers > div {
      grid-template-columns: minmax(0, 1fr) 16rem 5rem;
    }
    .answers .change {
      text-align: end;
    }
  }
`;
