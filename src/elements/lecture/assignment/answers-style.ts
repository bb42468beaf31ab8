import { css } from 'lit'

/** Styles of the answers: a wide table, with the guesses next to it. */
export const answersStyle = css`
  section[role='dialog'] {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) minmax(18rem, 24rem);
    gap: var(--bl-3);
    height: 100%;
    padding: var(--bl-3);
    background: var(--bl-paper);
  }
  .head {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-2) var(--bl-3);
  }
  h2,
  h3 {
    margin: 0;
    font: 600 var(--bl-text-heading) / 1.25 var(--bl-font-hand);
  }
  h3 {
    display: flex;
    justify-content: space-between;
    gap: var(--bl-2);
    font: 600 var(--bl-text) / 1.35 var(--bl-font);
  }
  h3 .quiet {
    flex: none;
    font-weight: 400;
  }
  .grow {
    flex: 1;
  }
  .table,
  .card {
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius);
    background: var(--bl-card);
  }
  .table {
    display: flex;
    flex-direction: column;
    min-height: 0;
  }
  .sums {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-2) var(--bl-3);
    padding: var(--bl-3) var(--bl-4);
  }
  .sums .all {
    font: 600 var(--bl-text-heading) / 1.2 var(--bl-font-hand);
  }
  .sums input,
  .sums select {
    min-height: var(--bl-control);
    padding: 0 var(--bl-2);
    border: 1px solid var(--bl-ink-2);
    border-radius: var(--bl-radius-small);
    background: var(--bl-paper);
    color: inherit;
    font: inherit;
  }
  [data-state='disagrees'] .notes,
  .sums [data-state='disagrees'],
  [data-state='unread'] .notes,
  .sums [data-state='unread'] {
    color: var(--bl-accent);
  }
  .sums [data-state] {
    font-weight: 600;
  }
  .rows {
    flex: 1;
    min-height: 0;
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--bl-1) var(--bl-2);
    border-top: 1px solid var(--bl-hairline);
    text-align: left;
    vertical-align: top;
  }
  th:first-child,
  td:first-child {
    padding-left: var(--bl-4);
  }
  thead th {
    position: sticky;
    z-index: 1;
    top: 0;
    background: var(--bl-card);
    color: var(--bl-ink-2);
    font: 400 var(--bl-text-small) / 1.3 var(--bl-font);
  }
  tbody th {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  tbody tr:is([data-state='disagrees'], [data-state='unread']) {
    background: color-mix(in srgb, var(--bl-accent) 6%, var(--bl-card));
    box-shadow: inset 3px 0 var(--bl-accent);
  }
  tbody tr[data-state='twice'] {
    color: var(--bl-ink-2);
  }
  .draw {
    display: block;
    font-weight: 400;
  }
  .file {
    max-width: 11em;
    overflow: hidden;
    font:
      400 var(--bl-text-small) / 1.6 ui-monospace,
      monospace;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .notes {
    min-width: 13em;
    max-width: 26em;
    font-size: var(--bl-text-small);
    overflow-wrap: anywhere;
  }
  .answer {
    min-height: var(--bl-touch);
    padding: 0;
    border: none;
    background: none;
    text-align: left;
  }
  .answer:hover b {
    text-decoration: underline;
  }
  .answer .quiet {
    display: block;
    max-width: 12em;
    font-size: var(--bl-text-small);
  }
  [data-wrong] {
    color: var(--bl-accent);
  }
  .empty {
    margin: auto;
    padding: var(--bl-6);
    font-size: var(--bl-text-prose);
    text-align: center;
    text-wrap: balance;
  }
  footer {
    display: flex;
    justify-content: space-between;
    gap: var(--bl-3);
    padding: var(--bl-2) var(--bl-4);
    border-top: 1px solid var(--bl-hairline);
    font-size: var(--bl-text-small);
  }
  aside {
    display: flex;
    flex-direction: column;
    gap: var(--bl-3);
    min-height: 0;
    overflow: hidden auto;
  }
  .card {
    flex: none;
    display: grid;
    gap: var(--bl-2);
    padding: var(--bl-3);
  }
  .card p {
    margin: 0;
  }
  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-2);
  }
  .acts p {
    flex: 1 1 12em;
  }
  .options {
    display: grid;
    gap: var(--bl-1);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .options li {
    display: grid;
    grid-template-columns: 1.2em minmax(0, 1fr) 2em;
    align-items: center;
    gap: var(--bl-2);
  }
  .bar {
    position: relative;
    display: flex;
    align-items: center;
    min-height: 1.9em;
    border-radius: var(--bl-1);
    background: var(--bl-paper);
  }
  .bar i {
    position: absolute;
    inset: 0 auto 0 0;
    border-radius: inherit;
    background: var(--bl-hairline);
  }
  [data-right] .bar i {
    background: color-mix(in srgb, var(--bl-metric) 35%, var(--bl-card));
  }
  .bar span {
    position: relative;
    padding: 0 var(--bl-2);
    font-size: var(--bl-text-small);
  }
  .count {
    text-align: right;
  }
  svg[role='img'] {
    display: block;
    width: 100%;
    max-width: 24rem;
    height: auto;
  }
  circle {
    fill: var(--bl-ink);
    stroke: var(--bl-card);
    stroke-width: 1;
  }
  .axis,
  .plane {
    fill: none;
    stroke: var(--bl-ink-2);
  }
  .plane {
    fill: var(--bl-stage);
  }
  .truth {
    fill: none;
    stroke: var(--bl-accent);
    stroke-width: 2;
  }
  .flag {
    fill: var(--bl-accent);
    stroke: var(--bl-accent);
    stroke-width: 1.6;
  }
  .said {
    fill: var(--bl-accent);
    font: 600 11px var(--bl-font);
  }
  .ends {
    display: flex;
    justify-content: space-between;
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
  }
  .reasons q {
    margin-right: 0.4em;
    overflow-wrap: anywhere;
  }
  @media (max-width: 900px) {
    section[role='dialog'] {
      display: flex;
      flex-direction: column;
      height: 100%;
      overflow: hidden auto;
    }
    .table {
      flex: none;
      max-height: 80dvh;
    }
    aside {
      flex: none;
      overflow: visible;
    }
    header .quiet {
      display: none;
    }
  }
`
