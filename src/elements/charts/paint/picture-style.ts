import { css } from 'lit'
import { base } from '../../style/tokens.ts'

/** Style of an element with a heading above something that fills the remaining space. */
export const headedStyle = [
  base,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-width: 0;
      min-height: 0;
    }
    h2 {
      margin: 0;
      font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
    }
  `,
]

/** Style of an element with a heading above a picture, and text below it. */
export const pictureStyle = [
  ...headedStyle,
  css`
    :host {
      gap: var(--bl-2);
    }
    h2 {
      min-height: calc(var(--bl-corner, 0px) - var(--bl-3));
      padding-right: var(--bl-corner, 0);
    }
    p {
      margin: 0;
      font-size: var(--bl-text-small);
    }
  `,
]
