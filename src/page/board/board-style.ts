import { css } from 'lit'
import { hatch } from '../../elements/style/hatch.ts'

/**
 * The board. The hero takes two thirds of the stage, with the insets as cards in a column next to it; if panels take that
 * space, the insets are in a row below, or hidden.
 */
export const boardStyle = css`
  .board {
    --pad: var(--bl-4);
    grid-area: 2 / 2;
    display: grid;
    grid-template: repeat(2, minmax(0, 1fr)) / minmax(0, 1fr) clamp(14.5rem, 22.5vw, 27rem);
    gap: var(--pad);
    min-width: 0;
    min-height: 0;
    padding: var(--pad);
    background: var(--bl-stage);
  }
  .board[data-insets='0'] {
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .picture {
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  .picture > * {
    flex: 1;
    min-width: 0;
    min-height: 0;
  }
  .picture[data-place='hero'] {
    grid-area: 1 / 1 / -1 / 2;
  }
  .picture[data-place='hero'].landscape {
    margin: calc(-1 * var(--pad)) 0 calc(-1 * var(--pad)) calc(-1 * var(--pad));
  }
  .board[data-insets='0'] .picture[data-place='hero'].landscape {
    margin-right: calc(-1 * var(--pad));
  }
  .picture:not([data-place='hero']) {
    grid-column: 2;
    overflow: hidden;
    border: 1px solid var(--bl-hairline);
    border-radius: 10px;
    background: var(--bl-card);
  }
  .picture:not([data-place='hero'], .landscape) {
    --bl-corner: max(1.75rem, var(--bl-touch));
    --bl-list: none;
    padding: var(--bl-2) var(--bl-3);
  }
  .picture[data-lit]::after {
    position: absolute;
    inset: 0;
    z-index: 2;
    border: 3px solid var(--bl-accent);
    border-radius: 10px;
    pointer-events: none;
    content: '';
  }
  .picture[data-place='inset-1'] {
    grid-row: 1;
  }
  .cover {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: grid;
    grid-template: auto minmax(0, 1fr) auto auto / auto minmax(0, 1fr);
    gap: var(--bl-1) var(--bl-2);
    padding: var(--bl-6) var(--bl-5) var(--bl-4);
    background: var(--bl-stage);
  }
  .cover b {
    grid-column: 1 / -1;
  }
  .cover b:last-child {
    justify-self: end;
  }
  .cover p {
    display: flex;
    justify-content: space-between;
    margin: 0;
    color: var(--bl-ink-2);
  }
  .cover .up {
    flex-direction: column-reverse;
    text-align: right;
  }
  .cover .across {
    grid-column: 2;
  }
  .cover .hatch {
    place-content: center;
    align-items: end;
    padding: var(--bl-2);
    border: 1px solid var(--bl-hairline);
    background: ${hatch}, var(--bl-card);
    font-family: var(--bl-font-hand);
  }
  .picture[data-place='hero'] {
    --bl-chart-text: 13;
  }
  .board .picture[data-place='away'] {
    position: absolute;
    visibility: hidden;
    width: 1px;
    height: 1px;
    margin: 0;
    border: none;
  }
  .board[data-insets='1'] .picture[data-place='inset-1'] {
    grid-row: 1 / -1;
  }
  .picture[data-place='inset-2'] {
    grid-row: 2;
  }
  /* In the margin under the hero. */
  .picture > .work {
    position: absolute;
    inset: 100% 0 auto auto;
    margin: 0;
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
    line-height: var(--pad);
  }
  .picture > .swap {
    position: absolute;
    inset: var(--bl-1) var(--bl-1) auto auto;
    z-index: 2;
    flex: none;
    display: grid;
    place-items: center;
    width: max(1.75rem, var(--bl-touch));
    height: max(1.75rem, var(--bl-touch));
    padding: 0;
    border: none;
    border-radius: var(--bl-radius-small);
    background: none;
    color: var(--bl-ink-2);
  }
  .picture > .swap:hover {
    background: var(--bl-paper);
    color: var(--bl-ink);
  }
  @media (min-width: 901px) or (orientation: landscape) {
    .board[data-row] {
      grid-template: minmax(0, 9fr) minmax(0, 5fr) / repeat(2, minmax(0, 1fr));
    }
    .board[data-row]:has(> .landscape [data-divided]) {
      grid-template-rows: minmax(0, 5fr) minmax(0, 2fr);
    }
    .board[data-row] .picture[data-place='hero'] {
      grid-area: 1 / 1 / 2 / -1;
    }
    .board[data-row] .picture[data-place='hero'].landscape {
      margin-right: calc(-1 * var(--pad));
      margin-bottom: 0;
    }
    .board[data-row] .picture[data-place='inset-1'] {
      grid-area: 2 / 1;
    }
    .board[data-row] .picture[data-place='inset-2'] {
      grid-area: 2 / 2;
    }
    .board[data-row][data-insets='1'] .picture[data-place='inset-1'] {
      grid-area: 2 / 1 / 3 / -1;
    }
  }
  @media (max-width: 1599px) and ((min-width: 901px) or (orientation: landscape)) {
    .board[data-form]:not([data-insets='0']) {
      grid-template: minmax(0, 9fr) minmax(0, 5fr) / repeat(2, minmax(0, 1fr));
    }
    .board[data-form] .picture[data-place='hero'] {
      grid-area: 1 / 1 / 2 / -1;
    }
    .board[data-form] .picture[data-place='inset-1'] {
      grid-area: 2 / 1;
    }
    .board[data-form] .picture[data-place='inset-2'] {
      grid-area: 2 / 2;
    }
    .board[data-form][data-insets='1'] .picture[data-place='inset-1'] {
      grid-area: 2 / 1 / 3 / -1;
    }
  }
  @media (max-width: 1279px) and ((min-width: 901px) or (orientation: landscape)) {
    .board[data-form]:not([data-insets='0']) {
      grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    }
    .board[data-form] .picture:not([data-place='hero'], .landscape) {
      display: none;
    }
    .board[data-form] .picture.landscape:not([data-place='hero']) {
      position: absolute;
      visibility: hidden;
      width: 1px;
      height: 1px;
    }
  }
  @media (max-width: 900px) and (orientation: portrait) {
    .board,
    .board[data-insets='0'] {
      grid-template: auto / repeat(2, minmax(0, 1fr));
      grid-auto-rows: 15rem;
    }
    .picture[data-place='hero'] {
      grid-area: 1 / 1 / 2 / -1;
    }
    .picture[data-place='hero'].landscape {
      margin-right: calc(-1 * var(--pad));
      margin-bottom: 0;
    }
    .picture[data-place='inset-1'] {
      grid-area: 2 / 1;
    }
    .picture[data-place='inset-2'] {
      grid-area: 2 / 2;
    }
    .board[data-insets='1'] .picture[data-place='inset-1'] {
      grid-area: 2 / 1 / 3 / -1;
    }
  }
  /* So narrow, several stages are below each other. */
  @media (max-width: 559px) and (orientation: portrait) {
    .picture[data-place='hero'] {
      --bl-low: max(40dvh, 20rem);
      height: var(--bl-low);
    }
    /* The names of several runs take a row of what a finger presses. */
    .picture[data-place='hero']:has(> loss-landscape[data-named]) {
      height: calc(var(--bl-low) + 3rem);
    }
    /* Each of several charts, one below the other, needs room for its own axis. */
    .picture[data-place='hero']:has(bl-sweep-chart ~ bl-sweep-chart) {
      height: calc(var(--bl-low) + 5rem);
    }
    .picture[data-place='hero']:has(bl-sweep-chart ~ bl-sweep-chart ~ bl-sweep-chart) {
      height: calc(var(--bl-low) + 14rem);
    }
    .picture[data-place='hero']:has(> loss-landscape[data-beside]) {
      height: auto;
    }
    loss-landscape[data-beside]:not([inset]) {
      flex: none;
      height: calc(2.75rem + var(--bl-stages) * var(--bl-each, 38dvh));
    }
  }
  @media (max-width: 700px) and (orientation: portrait) {
    .board {
      display: contents;
    }
    .picture:not([data-place='hero']),
    .board[data-insets='1'] .picture[data-place='inset-1'] {
      order: 4;
      flex: none;
      height: 16rem;
      margin: 0 var(--pad) var(--pad);
    }
    .picture[data-place='hero'] {
      order: 1;
      flex: none;
      padding: var(--pad);
      background: var(--bl-stage);
    }
    .picture > .work {
      inset: auto var(--pad) 0 auto;
    }
    .picture[data-place='hero'].landscape,
    .board[data-insets='0'] .picture[data-place='hero'].landscape {
      margin: 0;
      padding: 0;
    }
    /* The options of a question are above the bar of its button. */
    .board[data-asked] {
      --bl-cloud-under: none;
    }
    .board[data-asked] .picture[data-place='hero']:not(:has(> loss-landscape[data-beside])) {
      height: 38dvh;
    }
    .asked .kicker {
      display: none;
    }
    .board[data-asked] loss-landscape[data-beside]:not([inset]) {
      flex: 1 1 auto;
      height: 33dvh;
      min-height: 25dvh;
    }
    .board[data-asked] .picture:not([data-place='hero'], .landscape) {
      display: none;
    }
    .middle:has(.board[data-asked]) ~ .time {
      display: none;
    }
  }
  /* So low, the hero has the screen and the insets are below it. */
  @media (max-height: 559px) and (orientation: landscape) {
    :host(:not([data-presenting])) .board,
    :host(:not([data-presenting])) .board[data-insets],
    :host(:not([data-presenting])) .board[data-form][data-insets] {
      grid-template: max(11rem, calc(var(--bl-screen) - 2 * var(--pad))) / repeat(2, minmax(0, 1fr));
      grid-auto-rows: 15rem;
    }
    :host(:not([data-presenting])) .board .picture[data-place='hero'] {
      grid-area: 1 / 1 / 2 / -1;
    }
    :host(:not([data-presenting])) .board .picture[data-place='hero'].landscape {
      margin-right: calc(-1 * var(--pad));
    }
    :host(:not([data-presenting])) .board .picture[data-place='inset-1'] {
      grid-area: 2 / 1;
    }
    :host(:not([data-presenting])) .board .picture[data-place='inset-2'] {
      grid-area: 2 / 2;
    }
    :host(:not([data-presenting])) .board[data-insets='1'] .picture[data-place='inset-1'] {
      grid-area: 2 / 1 / 3 / -1;
    }
  }
`
