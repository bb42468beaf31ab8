import { css } from 'lit'

/** Header; the lecture on the left, the stage and the panels, the charts below them; on a narrow screen the stage on top and all else below it. */
export const appStyle = css`
  :host {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / auto minmax(0, 1fr) auto;
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
    overflow: hidden;
    text-overflow: ellipsis;
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
  aside[hidden] {
    display: none;
  }
  .left {
    width: calc(17rem * var(--bl-scale, 1));
    grid-row: 2 / 4;
    display: flex;
    flex-direction: column;
    gap: var(--bl-3);
    padding-bottom: var(--bl-3);
    border-right: 1px solid var(--bl-hairline);
  }
  .right {
    grid-column: 3;
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
  loss-landscape {
    grid-area: 2 / 2;
    min-width: 0;
    min-height: 0;
  }
  .left > bl-function-view {
    flex: none;
    height: calc(16.5rem * var(--bl-scale, 1));
  }
  .below {
    grid-area: 3 / 2 / auto / -1;
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
  .words {
    flex: 1 1 auto;
    min-height: 8rem;
    padding-bottom: var(--bl-5);
    overflow: hidden auto;
    mask: linear-gradient(black calc(100% - var(--bl-5)), transparent);
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  bl-predictions {
    flex: none;
    max-height: 55%;
    overflow: hidden auto;
    scrollbar-width: thin;
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
  .kicker + h2 {
    font-size: calc(var(--bl-text-title) * 0.88);
  }
  bl-question {
    margin-bottom: var(--bl-4);
  }
  .below > .veil {
    display: grid;
    place-items: center;
    margin: 0;
    color: var(--bl-ink-2);
  }
  .apart {
    margin-top: var(--bl-3);
  }
  [data-short] {
    flex: none;
    min-height: 0;
    padding-bottom: var(--bl-3);
    mask: none;
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
    aside {
      width: calc(15.5rem * var(--bl-scale, 1));
    }
    .left {
      width: calc(15.5rem * var(--bl-scale, 1));
      grid-row: 2;
    }
    .below {
      grid-column: 1 / -1;
      height: calc(9.5rem * var(--bl-scale, 1));
    }
  }
  @media (max-width: 700px) {
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
    .open {
      flex: 1 1 100%;
      order: 1;
      max-width: none;
    }
    .below,
    .below > * {
      max-width: 100vw;
    }
    aside,
    .below {
      order: 2;
    }
    loss-landscape {
      flex: none;
      order: 1;
      position: sticky;
      top: 0;
      z-index: 2;
      height: 60dvh;
      border-bottom: 1px solid var(--bl-hairline);
    }
    loss-landscape[data-beside] {
      position: static;
      height: calc(14dvh + var(--bl-stages) * 38dvh);
    }
    aside,
    .left,
    .right {
      width: auto;
      border: none;
      overflow: visible;
    }
    .words,
    bl-predictions {
      max-height: none;
      overflow: visible;
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
`
