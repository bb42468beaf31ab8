import { css } from 'lit'

/**
 * What follows the first picture: the task and the observation, the text of the left column, the dots of the steps, and
 * charts below each other. The page's own style overrides it.
 */
export const columnStyle = css`
  .try {
    flex: none;
    padding: var(--bl-2) var(--bl-3) var(--bl-3);
    border: 1px solid color-mix(in srgb, var(--bl-accent) 35%, var(--bl-hairline));
    border-left: 4px solid var(--bl-accent);
    border-radius: var(--bl-radius-small);
    background: color-mix(in srgb, var(--bl-accent) 6%, var(--bl-card));
  }
  .try p {
    margin: 0;
    color: var(--bl-accent);
    font-size: var(--bl-text-small);
    font-weight: 600;
  }
  .act {
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--bl-2);
  }
  .act bl-step-controls {
    flex: none;
  }
  .try > :is(bl-dial, bl-step-controls) {
    margin-top: var(--bl-2);
  }
  .try bl-prose {
    font: 500 1.0625rem / 1.4 var(--bl-font-hand);
  }
  .offers {
    display: grid;
    gap: var(--bl-2);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .offers .button {
    margin-top: var(--bl-2);
  }
  .watch {
    flex: none;
    display: flex;
    gap: var(--bl-2);
  }
  .watch svg {
    flex: none;
    margin-top: 0.25em;
  }
  .watch bl-prose {
    font: 500 var(--bl-text) / 1.45 var(--bl-font);
  }
  .words {
    flex: 1 1 auto;
    min-height: 4rem;
    padding-bottom: var(--bl-5);
    overflow: hidden auto;
    mask: linear-gradient(black calc(100% - var(--bl-5)), transparent);
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  /* The parts of the question are beside its scene, so that its button sticks below a long one too. */
  .asked {
    display: flex;
    flex-direction: column;
    gap: var(--bl-3);
  }
  .asked > div {
    flex: none;
  }
  .asked h2 {
    margin: 0;
  }
  .asked bl-question {
    display: contents;
  }
  .words bl-predictions,
  .words bl-internals {
    display: block;
    margin-top: var(--bl-3);
  }
  .hand {
    flex: none;
    display: flex;
    flex-direction: column;
    gap: var(--bl-3);
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: var(--bl-2);
  }
  .ways .button {
    flex: 1 1 auto;
  }
  .way {
    display: none;
  }
  .dots {
    flex: none;
    display: flex;
    margin-left: var(--bl-2);
  }
  .dots button {
    display: grid;
    place-items: center;
    width: max(1.5rem, var(--bl-touch));
    height: max(1.5rem, var(--bl-touch));
    padding: 0;
    border: none;
    background: none;
  }
  .dots button::before {
    content: '';
    width: 8px;
    height: 8px;
    border-radius: 4px;
    background: var(--bl-hairline);
    outline: 1px solid color-mix(in srgb, var(--bl-ink-2) 80%, transparent);
  }
  .dots .past::before {
    background: var(--bl-ink-2);
  }
  .dots .question::before {
    border-radius: 1px;
    rotate: 45deg;
  }
  .dots [aria-current]::before {
    width: 18px;
    border-radius: 4px;
    background: var(--bl-accent);
    outline: none;
    rotate: none;
  }
  .dots button:hover::before {
    outline: 2px solid var(--bl-ink-2);
  }
  .picture .column {
    display: flex;
    flex-direction: column;
    gap: var(--bl-3);
  }
  .picture .column > * {
    flex: 1 1 0;
    min-height: 0;
  }
  /* The last of several charts also has a row for its button. */
  .picture .column > bl-sweep-chart:last-child:not(:only-child) {
    flex-basis: max(1.5rem, var(--bl-touch));
  }
  /* On a low screen three charts stand side by side, since they would be mere lines one below the other. */
  @media (min-width: 900px) and (max-height: 899px) {
    :host([data-presenting]) .column:has(> bl-sweep-chart ~ bl-sweep-chart ~ bl-sweep-chart) {
      flex-direction: row;
    }
    :host([data-presenting]) .column > bl-sweep-chart {
      min-width: 0;
    }
  }
  .board:not([data-insets='1']) .picture[data-picture='gaps']:not([data-place='hero']) bl-function-view {
    display: none;
  }
  .picture .column > .measured,
  .picture .column > bl-bars {
    flex: none;
  }
  .inputs {
    display: flex;
    align-items: center;
    gap: var(--bl-1);
    font-size: var(--bl-text-small);
  }
  .inputs bl-select {
    --bl-select-width: 9em;
    --bl-select-sizing: content;
  }
  /* In the strip the two have the row of the heading. */
  .below > bl-function-view[choosing] {
    flex: 0 0 11.5em;
  }
  .below .inputs {
    flex: 1;
    display: grid;
    grid-template-columns: 1fr 1fr;
  }
  .below .inputs span {
    display: none;
  }
  /* So narrow, the tools that draw take some of the hero. */
  @media (max-width: 559px) and (orientation: portrait) {
    .picture[data-place='hero']:has(bl-draw-tools) {
      height: calc(var(--bl-low) + 9rem);
    }
  }
  /* The card of what is shared has it too. */
  @media (max-width: 900px) and (orientation: portrait) {
    header .icon.write {
      display: none;
    }
  }
  /* On a phone the title and what to watch are above the hero, what to try and the way on at the foot of the screen. */
  @media (max-width: 700px) and (orientation: portrait) {
    .left:has(.stepping):not([hidden]) {
      --bl-foot: calc(4rem + env(safe-area-inset-bottom));
      display: contents;
    }
    .left:has(.stepping) .head {
      display: contents;
    }
    .left:has(.stepping) > *,
    .head:has(.stepping) > * {
      order: 3;
      margin-inline: var(--bl-4);
    }
    .head:has(.stepping) > h2,
    .left:has(.stepping) > .watch {
      order: 0;
      margin-block: var(--bl-2) 0;
    }
    .left:has(.stepping) > .watch {
      margin-block: var(--bl-1) var(--bl-2);
    }
    .left:has(.stepping) > :is(.words, .hand, .asked) {
      margin-block: var(--bl-3) 0;
    }
    .board[data-asked] {
      --bl-sweep-steering: none;
    }
    /* Two stages, and two rows of two, are in sight together, above what to try. */
    loss-landscape[data-beside='2'] {
      --bl-each: 25dvh;
    }
    loss-landscape[data-beside='4'] {
      --bl-each: 12.5dvh;
      --bl-narrow: repeat(2, minmax(0, 1fr));
      --bl-grid: none;
    }
    /* Between a title and the foot the picture of a question has what its words leave. */
    .left ~ .middle .board[data-asked] .picture[data-place='hero'] {
      flex: 1 0 auto;
    }
    .left:has(.stepping) > .try {
      position: sticky;
      bottom: var(--bl-foot);
      z-index: 3;
      order: 8;
      max-height: 38dvh;
      margin: var(--bl-4) var(--bl-2) 0;
      padding: var(--bl-1) var(--bl-3) var(--bl-2);
      overflow: hidden auto;
    }
    .head > .stepping {
      position: sticky;
      bottom: 0;
      z-index: 3;
      order: 9;
      gap: var(--bl-2);
      height: var(--bl-foot);
      margin: 0;
      padding: var(--bl-2) var(--bl-2) calc(var(--bl-2) + env(safe-area-inset-bottom));
      background: var(--bl-paper);
    }
    .head > .stepping button {
      width: auto;
      height: 3rem;
      border: 1px solid var(--bl-hairline);
      background: var(--bl-card);
      padding-inline: var(--bl-4);
    }
    .head > .stepping button:last-child {
      flex: 1;
    }
    .head > .stepping button:last-child .way {
      display: inline;
      font-weight: 600;
    }
  }
  :host(:is([data-presenting], [data-writing])) bl-update {
    display: none;
  }
`
