import { css } from 'lit'

/** Styles of the table dialog. */
export const tableStyle = css`
  wa-dialog {
    --width: min(60rem, 96vw);
  }
  .rows {
    max-height: min(24rem, 40dvh);
    overflow: auto;
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius-small);
  }
  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: var(--bl-1) var(--bl-2);
    border-bottom: 1px solid var(--bl-hairline);
    text-align: left;
    vertical-align: top;
    white-space: nowrap;
  }
  td {
    max-width: 16em;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  thead th {
    position: sticky;
    top: 0;
    background: var(--bl-card);
    font-weight: 600;
  }
  thead .quiet {
    font-weight: 400;
  }
  tbody th {
    color: var(--bl-ink-2);
    font-weight: 400;
    text-align: right;
  }
  select {
    display: block;
    min-height: max(calc(var(--bl-1) * 7), var(--bl-touch));
    margin-top: var(--bl-1);
    border: 1px solid var(--bl-ink-2);
    border-radius: var(--bl-1);
    background: var(--bl-paper);
    color: var(--bl-ink);
    font: inherit;
  }
  [data-use='none'] {
    color: var(--bl-ink-2);
  }
  th[data-use='input'] select {
    border-color: var(--bl-model);
  }
  th[data-use='target'] select {
    border-color: var(--bl-accent);
  }
  .wrong {
    background: color-mix(in srgb, var(--bl-accent) 18%, transparent);
    outline: 2px solid var(--bl-accent);
    outline-offset: -2px;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr));
    gap: 0 var(--bl-5);
    margin: var(--bl-3) 0;
  }
  .made {
    margin: var(--bl-3) 0 0;
    font-size: var(--bl-text-prose);
    font-weight: 600;
  }
  .notes p {
    margin: 0 0 var(--bl-1);
  }
  ol {
    display: grid;
    gap: var(--bl-1);
    max-height: 10rem;
    margin: var(--bl-3) 0 0;
    padding: 0;
    overflow: hidden auto;
    list-style: none;
  }
  li {
    padding: var(--bl-1) var(--bl-2);
    border-left: 3px solid var(--bl-accent);
    background: var(--bl-paper);
    overflow-wrap: anywhere;
  }
`
