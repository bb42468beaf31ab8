import { css } from 'lit'

/** Present mode: a strip with the title, the pictures, and a footer of large controls; no header, prose or panels. */
export const presentStyle = css`
  :host([data-presenting]) {
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) auto;
  }
  .strip {
    grid-area: 1 / 1 / auto / -1;
    padding: var(--bl-3) var(--bl-6) var(--bl-1);
    background: var(--bl-stage);
  }
  .strip h2 {
    margin: 0;
    font-size: calc(var(--bl-text-title) * 1.15);
  }
  .strip .watch svg {
    color: var(--bl-accent);
  }
  .strip bl-prose {
    font-size: max(var(--bl-text), 1.4vw);
  }
  :host([data-presenting]) .board {
    grid-area: 2 / 1;
  }
  /* Before a room four stages fill a row. */
  :host([data-presenting]) loss-landscape[data-beside='4'] {
    --bl-columns: 4 !important;
  }
  :host([data-presenting]) .link-error {
    grid-area: 2 / 1;
  }
  .board[data-votes] {
    grid-template: minmax(0, 1fr) / minmax(0, 1fr) clamp(20rem, 30vw, 36rem);
  }
  .board[data-votes] .picture[data-place='hero'].landscape {
    margin-right: 0;
  }
  .votes {
    grid-area: 1 / 2;
    width: auto;
    padding: 3px;
  }
  .own-axis {
    position: relative;
    width: 288px;
    height: 220px;
    margin: 0 auto;
  }
  .own-axis .scale {
    position: absolute;
    inset: 184px 24px auto;
    display: flex;
    justify-content: space-between;
    margin: 0;
  }
  .foot {
    grid-area: 3 / 1 / auto / -1;
    min-width: 0;
    border-top: 1px solid var(--bl-hairline);
  }
  .foot > bl-question {
    margin: 0;
    padding: 0 var(--bl-3) 0 var(--bl-6);
    border-bottom: 1px solid var(--bl-hairline);
    background: var(--bl-card);
  }
  .do {
    --bl-die: 8;
    --bl-seed-said: none;
    display: flex;
    flex: 1 1 auto;
    align-items: center;
    gap: var(--bl-2) var(--bl-3);
    min-width: 0;
  }
  .do .kicker {
    margin: 0;
  }
  /* The text shrinks so much more than the choices that none of them wraps to a second line. Shrink factors must add up to at least 1, or
     part of the overflow would remain. */
  .do > bl-prose {
    flex: 0 10000 auto;
    min-width: 8em;
    font: 500 var(--bl-text-heading) / 1.2 var(--bl-font-hand);
  }
  .do > bl-prose[data-long] {
    min-width: min(11em, 100%);
  }
  .do > bl-step-controls {
    min-width: min-content;
  }
  .present {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-2);
    min-height: calc(var(--bl-1) * 12);
    padding: var(--bl-1) var(--bl-3);
  }
  .present .stepping {
    margin: 0;
    font-size: var(--bl-text);
  }
  .progress {
    display: none;
    gap: calc(var(--bl-1) * 0.75);
    margin-left: var(--bl-1);
  }
  .progress i {
    width: var(--bl-1);
    height: var(--bl-1);
    border-radius: var(--bl-1);
    background: var(--bl-hairline);
  }
  .progress .past {
    background: var(--bl-ink-2);
  }
  .progress .now {
    width: var(--bl-2);
    background: var(--bl-accent);
  }
  .present .timeline {
    --bl-slider: 3.3em;
    flex: 3 1 20em;
    padding: 0;
    border: none;
  }
  .present .do:not(:has(bl-prose, bl-dial, bl-step-controls)) {
    display: none;
  }
  .present:has(bl-prose, bl-dial, bl-step-controls) .timeline {
    --bl-speed: none;
  }
  .present bl-dial {
    --bl-dial-label: max-content;
    --bl-dial-track: 6em;
    flex: 1 10 11em;
    min-width: min-content;
    max-width: 24em;
  }
  .present bl-dial[worded] {
    flex: 0 1 auto;
    min-width: 0;
    max-width: none;
  }
  .present bl-step-controls {
    --bl-step-number: 14em;
    --bl-step-number-most: 26em;
    --bl-step-slider: 5em;
    --bl-step-field: 4em;
    --bl-step-toggle: 7.2em;
    --bl-step-seed: 10em;
    --bl-seed-field: 4.5em;
    --bl-step-gap: var(--bl-4);
    flex: 1 10 max-content;
    max-width: 100%;
  }
  /* What to try and the ways out go to a second line together, where the first has no room for both beside the timeline. */
  .hold {
    flex: 1 1 auto;
    display: flex;
    align-items: center;
    gap: var(--bl-2);
    max-width: 100%;
    margin-left: auto;
  }
  .said:empty {
    flex: none;
  }
  .present .ways {
    display: flex;
    flex: none;
    flex-wrap: nowrap;
    gap: var(--bl-2);
    margin-left: auto;
  }
  .said {
    flex: 1 1 0;
    margin: 0;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .black {
    position: fixed;
    inset: 0;
    z-index: 50;
    border: none;
    background: #000000;
    cursor: none;
  }
  @media (max-width: 1599px) and (min-width: 901px) {
    :host([data-presenting]) .board:not([data-insets='0'], [data-votes], [data-row]) {
      grid-template-columns: minmax(0, 1fr) clamp(20rem, 30vw, 27rem);
    }
  }
  /* So low, the heading of an inset leaves its height to the curves. */
  @media (max-height: 899px) {
    :host([data-presenting]) .picture:not([data-place='hero']) bl-loss-chart > .curve {
      margin-block: calc(-1 * var(--bl-2));
    }
  }
  @media (max-width: 1599px) {
    .present .timeline {
      --bl-speed: none;
    }
    :host([data-presenting]) .board {
      --pad: var(--bl-2);
    }
  }
  @media (max-height: 800px) {
    :host([data-presenting]) .picture:not([data-place='hero']) {
      --bl-sweep-lines: 1;
      --bl-sweep-steering: none;
    }
  }
  @media (min-width: 1600px) and (min-height: 900px) {
    .own-axis {
      zoom: 1.8;
    }
    .progress {
      display: flex;
    }
    .present .timeline {
      flex: 1 1 19.5em;
    }
    .hold {
      flex: 3 1 36em;
    }
    .do {
      min-width: min-content;
    }
    .do > bl-prose[data-long] {
      min-width: 12em;
    }
    .present:not(:has(bl-prose, bl-dial, bl-step-controls)) .hold {
      flex: none;
    }
  }
  @media (max-width: 700px), (max-width: 900px) and (orientation: portrait) {
    .hold,
    .do {
      flex-wrap: wrap;
    }
    .do > bl-prose {
      flex: 1 1 60%;
      min-width: 0;
    }
  }
  @media (max-width: 700px) {
    .strip {
      padding: var(--bl-2) var(--bl-3);
    }
    .foot {
      order: 3;
    }
    .votes {
      grid-area: 2 / 1 / 3 / -1;
    }
  }
`
