import { css } from 'lit'
import { base } from '../../style/tokens.ts'

/** Style of an element that is a heading above a picture, which has the room that is left, and words below it. */
export const pictureStyle = [
  base,
  css`
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--bl-2);
      min-width: 0;
      min-height: 0;
    }
    h2 {
      margin: 0;
      padding-right: var(--bl-corner, 0);
      font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
    }
    p {
      margin: 0;
      font-size: var(--bl-text-small);
    }
  `,
]
