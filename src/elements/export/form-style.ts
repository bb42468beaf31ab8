import { css } from 'lit'

/** Styles of the export forms. */
export const formStyle = css`
  :host {
    display: block;
    padding: 0 var(--bl-2) var(--bl-2);
  }
  bl-select,
  bl-toggle,
  bl-number {
    display: block;
    min-height: var(--bl-control);
    --bl-select-width: 100%;
  }
  bl-number {
    display: grid;
  }
  p {
    margin: var(--bl-1) 0 0;
  }
`
