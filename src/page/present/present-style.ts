import { css } from 'lit'

/** Present mode: prose, stage and a foot of large controls; no header, no panels. */
export const presentStyle = css`
  :host([data-presenting]) {
    grid-template: minmax(0, 1fr) auto auto / auto minmax(0, 1fr);
  }
  :host([data-presenting]) loss-landscape {
    grid-area: 1 / 2;
  }
  :host([data-presenting]) .left {
    grid-area: 1 / 1 / 3;
    width: clamp(20rem, 34vw, 46rem);
    padding-bottom: var(--bl-5);
    mask: linear-gradient(black calc(100% - var(--bl-5)), transparent);
  }
  :host([data-presenting]) :is(.words, bl-predictions) {
    flex: none;
    max-height: none;
    padding-bottom: var(--bl-2);
    overflow: visible;
    mask: none;
  }
  :host([data-presenting]) .words .stepping {
    display: none;
  }
  :host([data-presenting]) .kicker {
    display: none;
  }
  :host([data-presenting]) .kicker + h2 {
    font-size: calc(var(--bl-text-title) * 1.4);
  }
  :host([data-presenting]) .below {
    grid-area: 2 / 2;
    height: max(13rem, 30vh);
  }
  :host([data-presenting]) .below > .runs {
    display: none;
  }
  :host([data-presenting]) .apart {
    display: none;
  }
  :host([data-presenting]) .link-error {
    grid-area: 1 / 2;
  }
  .below[hidden] {
    display: none;
  }
  .foot {
    grid-area: 3 / 1 / auto / -1;
    min-width: 0;
    border-top: 1px solid var(--bl-hairline);
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
  .present bl-dial {
    flex: 0 1 24em;
  }
  .present bl-step-controls {
    flex: 1 1 auto;
  }
  .said {
    margin: 0;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .said:empty {
    display: none;
  }
  .black {
    position: fixed;
    inset: 0;
    z-index: 50;
    border: none;
    background: #000000;
    cursor: none;
  }
  @media (max-width: 700px) {
    :host([data-presenting]) .left {
      width: auto;
    }
    .foot {
      order: 3;
    }
  }
`
