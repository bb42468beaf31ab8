import { css } from 'lit'

/** A field for typing: `.label`, `.field` around an input or a textarea, and `.message` for an invalid entry. */
export const fieldStyle = css`
  .label {
    color: var(--bl-ink-2);
    line-height: 1.25;
  }
  .label[title] {
    cursor: help;
  }
  .field {
    display: flex;
    align-items: baseline;
    border: 1px solid transparent;
    border-bottom-color: var(--bl-edge);
    border-radius: var(--bl-radius-small);
    padding: 0 calc(var(--bl-1) * 1.5);
    margin-right: calc(var(--bl-1) * -1.5);
  }
  .field:hover {
    border-color: var(--bl-edge);
  }
  .field:focus-within {
    border-color: var(--bl-focus);
  }
  .field[data-wrong] {
    border-color: var(--bl-accent);
  }
  input,
  textarea {
    width: 100%;
    min-width: 0;
    padding: var(--bl-1) 0;
    border: none;
    background: none;
    color: var(--bl-ink);
    font: inherit;
    font-weight: 550;
    font-variant-numeric: tabular-nums;
  }
  input {
    min-height: var(--bl-touch);
    text-align: right;
    text-overflow: ellipsis;
  }
  input:focus,
  textarea:focus {
    outline: none;
  }
  ::placeholder {
    color: var(--bl-ink-2);
    font-weight: 400;
    opacity: 1;
  }
  .message {
    grid-column: 1 / -1;
    margin: 0 0 var(--bl-1);
    color: var(--bl-accent);
    font-size: var(--bl-text-small);
  }
`
