import { css } from 'lit'

/**
 * The page: the header; the lecture on the left, the stage and its timeline; next to all controls the panels and the
 * charts. On a narrow screen the stage is on top, with everything else below.
 */
export const appStyle = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto auto / auto minmax(0, 1fr) auto;
    height: 100dvh;
    background: var(--bl-paper);
  }
  header {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: var(--bl-2);
    min-height: calc(var(--bl-1) * 12);
    padding: var(--bl-2) var(--bl-4);
    border-bottom: 1px solid var(--bl-hairline);
  }
  h1 {
    margin: 0 var(--bl-2) 0 0;
    font: 700 calc(var(--bl-text-title) * 0.95) / 1 var(--bl-font-hand);
  }
  .grow {
    flex: 1;
  }
  .open {
    min-width: 0;
    max-width: 26rem;
    padding: 0 var(--bl-3);
  }
  .open .title {
    min-width: 6rem;
    line-height: 1.2;
    text-align: start;
    text-wrap: balance;
    white-space: normal;
  }
  .open .down {
    flex: none;
    rotate: 90deg;
  }
  .open svg {
    display: block;
  }
  aside {
    grid-row: 2;
    width: calc(18rem * var(--bl-scale, 1));
    min-height: 0;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    padding: var(--bl-4);
  }
  aside[hidden],
  .below[hidden] {
    display: none;
  }
  .left {
    width: clamp(17rem, 14vw + 7.8rem, 25rem);
    grid-row: 2 / 5;
    display: flex;
    flex-direction: column;
    gap: var(--bl-3);
    overflow: hidden;
    padding: var(--bl-4) calc(var(--bl-1) * 5) var(--bl-4);
    border-right: 1px solid var(--bl-hairline);
  }
  .middle {
    display: contents;
  }
  .time {
    grid-area: 3 / 2;
    min-width: 0;
  }
  .timeline {
    padding: var(--bl-1) var(--bl-4);
    border-top: 1px solid var(--bl-hairline);
    background: var(--bl-paper);
  }
  .right {
    grid-area: 2 / 3 / 4;
    display: flex;
    flex-direction: column;
    gap: var(--bl-2);
    padding: var(--bl-3);
    border-left: 1px solid var(--bl-hairline);
  }
  .asides {
    display: flex;
    gap: var(--bl-1);
    margin-bottom: calc(-1 * var(--bl-1));
  }
  .asides button {
    flex: 1;
    min-height: max(calc(var(--bl-1) * 6.5), var(--bl-touch));
    padding: 0;
    border: none;
    border-bottom: 2px solid transparent;
    background: none;
    color: var(--bl-ink-2);
    font-weight: 550;
  }
  .asides button[aria-pressed='true'] {
    border-color: var(--bl-accent);
    color: var(--bl-ink);
  }
  .said {
    margin: var(--bl-1) 0 0;
    font-size: var(--bl-text-small);
    line-height: 1.35;
  }
  .below {
    grid-area: 4 / 2 / auto / -1;
    display: flex;
    height: calc(11rem * var(--bl-scale, 1));
    border-top: 1px solid var(--bl-hairline);
  }
  .below > * {
    position: relative;
    flex: 1 1 0;
    min-width: 0;
    padding: var(--bl-2) var(--bl-3);
    overflow: hidden;
  }
  .below > * + * {
    border-left: 1px solid var(--bl-hairline);
  }
  .below > bl-function-view {
    flex-grow: 0.7;
  }
  .below > .runs {
    flex: none;
    max-width: 60%;
    overflow: auto;
  }
  h2 {
    margin: 0 0 var(--bl-3);
    font: 650 var(--bl-text-title) / 1.2 var(--bl-font-hand);
    text-wrap: balance;
  }
  .measured {
    display: flex;
    flex-direction: column;
  }
  .measured[data-card='gaps'] {
    overflow-y: auto;
    scrollbar-width: thin;
  }
  .pin {
    width: 100%;
    margin-top: var(--bl-1);
  }
  .measured h2,
  .runs h2 {
    margin: 0 0 var(--bl-1);
    font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
  }
  .curve {
    font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
  }
  .head h2 {
    margin-bottom: 0;
  }
  .link-error {
    grid-area: 2 / 2;
    z-index: 2;
    align-self: end;
    margin: var(--bl-3) var(--bl-3) calc(var(--bl-1) * 20);
  }
  .edge {
    grid-row: 2;
    z-index: 1;
    align-self: end;
    margin-bottom: calc(var(--bl-1) * 34);
    width: max(calc(var(--bl-1) * 5), var(--bl-touch));
    height: calc(var(--bl-1) * 12);
    padding: 0;
    border: 1px solid var(--bl-hairline);
    background: var(--bl-card);
  }
  .edge:hover {
    border-color: var(--bl-ink-2);
  }
  .edge.of-left {
    grid-column: 2;
    justify-self: start;
    border-left: none;
    border-radius: 0 var(--bl-radius-small) var(--bl-radius-small) 0;
  }
  .edge.of-right {
    grid-column: 2;
    justify-self: end;
    border-right: none;
    border-radius: var(--bl-radius-small) 0 0 var(--bl-radius-small);
  }
  .edge.turned svg,
  .turned svg {
    rotate: 180deg;
  }
  .edge svg,
  span.turned svg {
    display: inline-block;
  }
  .kicker {
    margin: 0 0 var(--bl-1);
    color: var(--bl-accent);
    font-weight: 650;
  }
  .setup {
    margin: 0 0 var(--bl-4);
  }
  .kicker + h2 {
    font-size: calc(var(--bl-text-title) * 0.88);
  }
  .asked {
    min-height: 0;
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  bl-question {
    margin-bottom: var(--bl-4);
  }
  .veil {
    display: grid;
    place-items: center;
    height: 100%;
    margin: 0;
    color: var(--bl-ink-2);
  }
  .stepping {
    display: flex;
    align-items: center;
    gap: var(--bl-1);
    margin: calc(-1 * var(--bl-2)) 0 var(--bl-1) calc(-1 * var(--bl-2));
    font-size: var(--bl-text-small);
  }
  @media (max-height: 800px) {
    .below {
      height: calc(10.25rem * var(--bl-scale, 1));
    }
  }
  @media (max-width: 1100px) {
    .left:has(~ .right:not([hidden])) {
      width: calc(15.5rem * var(--bl-scale, 1));
    }
    .right {
      width: calc(15.5rem * var(--bl-scale, 1));
    }
    .below {
      height: calc(9.5rem * var(--bl-scale, 1));
    }
    header .name {
      display: none;
    }
  }
  @media (max-width: 900px), (max-width: 1279px) and (pointer: coarse) {
    .dots {
      display: none;
    }
  }
  @media (max-width: 900px) and (orientation: portrait) {
    :host {
      display: flex;
      flex-direction: column;
      height: auto;
      min-height: 100dvh;
    }
    header {
      flex-wrap: wrap;
      gap: var(--bl-1) calc(var(--bl-1) / 2);
      padding: var(--bl-1) var(--bl-2);
    }
    h1 {
      margin: 0;
      font-size: var(--bl-text-heading);
    }
    /* Its card reaches over the two buttons after it, to the edge of the screen. */
    bl-share {
      --bl-share-right: calc(-2 * (var(--bl-control) + var(--bl-1) / 2));
    }
    /* The two have a row of their own. */
    .open {
      flex: 1 1 calc(100% - 2 * var(--bl-control));
      order: 1;
      max-width: none;
    }
    .questions {
      order: 1;
    }
    .middle {
      order: 1;
    }
    .time {
      order: 2;
    }
    aside,
    .below {
      order: 3;
      max-width: 100vw;
    }
    .below > * {
      max-width: 100vw;
    }
    .board {
      order: 1;
      flex: none;
      min-height: 55dvh;
    }
    .picture[data-place='hero'] {
      height: 50dvh;
    }
    aside,
    .left,
    .left:has(~ .right:not([hidden])),
    .right {
      width: auto;
      border: none;
      overflow: visible;
    }
    .words,
    .asked {
      max-height: none;
      padding-bottom: 0;
      overflow: visible;
      mask: none;
    }
    .edge {
      display: none;
    }
    .below {
      flex-direction: column;
      height: auto;
    }
    .below > * {
      flex: none;
      min-height: 12rem;
    }
    bl-function-view {
      min-height: 18rem;
    }
    .below > bl-matrix-tiles {
      height: 12rem;
    }
    .link-error {
      margin: 0;
    }
    .below > .runs {
      order: -1;
      max-width: none;
      min-height: 0;
    }
    .below > * + * {
      border-top: 1px solid var(--bl-hairline);
      border-left: none;
    }
  }
  /* There is room for a wide control beside its sentence, and none below it. */
  @media (min-width: 560px) and (max-width: 900px) and (orientation: portrait) {
    .try:has(> bl-dial, > bl-step-controls) {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: center;
      gap: 0 var(--bl-4);
      padding-block: var(--bl-1);
    }
    .try:has(> bl-dial, > bl-step-controls) > p {
      grid-column: 1 / -1;
    }
    .try > :is(bl-dial, bl-step-controls) {
      margin: 0;
    }
  }
  /* A set-up takes its room from the picture, so that all options are in sight. */
  @media (max-width: 700px) and (orientation: portrait) {
    /* The title comes after the first picture, and moves nothing. */
    .left:empty {
      order: 0;
      height: 6rem;
    }
    .setup {
      margin-bottom: var(--bl-2);
      font-size: 0.875rem;
      line-height: 1.3;
    }
    .left:has(.setup)
      ~ .middle
      .board[data-asked]
      .picture[data-place='hero']:not(:has(> loss-landscape[data-beside])) {
      height: 30dvh;
    }
    .left:has(.setup) ~ .middle .board[data-asked] loss-landscape[data-beside]:not([inset]) {
      min-height: 30dvh;
    }
  }
  /* A phone held sideways: the stage has the first screen with its timeline at the foot, and what else there is comes below. */
  @media (max-height: 559px) and (orientation: landscape) {
    :host(:not([data-presenting])) {
      --bl-screen: calc(100dvh - var(--bl-1) * 28);
      grid-template-rows: auto 1fr auto auto;
      height: auto;
      min-height: 100dvh;
    }
    :host(:not([data-presenting])) .time {
      position: sticky;
      bottom: 0;
      z-index: 3;
    }
    :host(:not([data-presenting])) :is(.left, .right) {
      position: sticky;
      top: 0;
      align-self: start;
      box-sizing: border-box;
      height: 100dvh;
      overflow: hidden auto;
    }
    :host(:not([data-presenting])) .below {
      height: 14rem;
      overflow: auto hidden;
    }
    :host(:not([data-presenting])) .below > * {
      flex: 1 0 16rem;
    }
  }
`
