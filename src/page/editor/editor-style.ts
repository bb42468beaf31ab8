import { css } from 'lit'
import { segmentStyle } from '../../elements/style/segments.ts'

/** Layout while a lecture is being edited: the steps and their texts to the left of the stage, with its unsaved changes above it. */
export const editorStyle = css`
  ${segmentStyle}
  :host([data-writing]) .left {
    width: 29.5rem;
    padding: 0;
  }
  :host([data-writing]) .left:has(.desk[data-text]) {
    width: min(52rem, 58vw);
  }
  .desk {
    display: grid;
    flex: 1;
    grid-template: auto minmax(0, 1fr) / 9.25rem minmax(0, 1fr);
    min-height: 0;
  }
  .notices {
    grid-column: 1 / -1;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-2);
    margin: 0;
    padding: var(--bl-2) var(--bl-4);
    border-bottom: 2px solid var(--bl-accent);
    background: var(--bl-card);
  }
  .waits {
    z-index: 3;
    display: grid;
    place-items: center;
    background: color-mix(in srgb, var(--bl-stage) 72%, transparent);
    pointer-events: none;
  }
  .waits p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-2);
    margin: 0;
    padding: var(--bl-2) var(--bl-3);
    border: 1px solid var(--bl-accent);
    border-radius: var(--bl-radius);
    background: var(--bl-card);
    pointer-events: auto;
  }
  bl-check {
    z-index: 4;
    margin: var(--bl-3);
    box-shadow: 0 0 0 var(--bl-3) var(--bl-stage);
  }
  .check .failed {
    color: var(--bl-accent);
    font-weight: 700;
  }
  .check[aria-pressed='true'] span {
    color: inherit;
  }
  .desk bl-step-list {
    padding: var(--bl-3);
    border-right: 1px solid var(--bl-hairline);
  }
  .desk :is(bl-source, bl-translate) {
    padding: var(--bl-3);
  }
  /* Next to the text, the stage has room only for its hero. */
  .left:has(.desk[data-text]) ~ .middle .board[data-insets] {
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  .left:has(.desk[data-text]) ~ .middle .picture:not([data-place='hero']) {
    position: absolute;
    visibility: hidden;
    width: 1px;
    height: 1px;
  }
  .words-of-step {
    display: flex;
    flex-direction: column;
    gap: var(--bl-3);
    min-width: 0;
    min-height: 0;
    padding: var(--bl-3) var(--bl-4) var(--bl-4);
  }
  .writing {
    display: flex;
    flex: 1 1 auto;
    flex-direction: column;
    gap: var(--bl-2);
    min-height: 0;
    padding-inline: var(--bl-2);
    margin-inline: calc(-1 * var(--bl-2));
    overflow: hidden auto;
    scrollbar-width: thin;
  }
  .writing > * {
    flex: none;
  }
  .where {
    display: flex;
    align-items: center;
    gap: var(--bl-2);
    width: 100%;
    font-size: var(--bl-text-small);
  }
  .where p {
    min-width: 0;
    margin: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .where .segments {
    flex: none;
  }
  bl-preview {
    z-index: 4;
  }
  .whole {
    padding: var(--bl-1) var(--bl-2);
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius-small);
  }
  .whole[open] {
    padding-bottom: var(--bl-2);
  }
  .whole summary {
    min-height: var(--bl-touch);
    cursor: pointer;
  }
  .whole bl-words {
    margin: var(--bl-2) var(--bl-2) 0;
  }
  .ask {
    display: flex;
    align-items: center;
    gap: var(--bl-2);
    margin: 0;
  }
  .ask .button {
    flex: none;
  }
  .ask .quiet {
    min-width: 0;
    overflow: hidden;
    font-size: var(--bl-text-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .words-of-step.tried {
    align-items: start;
    overflow: hidden auto;
  }
  .versions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-1) var(--bl-2);
    margin: var(--bl-2) 0 0;
  }
  .tried bl-question {
    align-self: stretch;
  }
  .problems {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .problems .button {
    width: 100%;
    justify-content: start;
    border-left: 3px solid var(--bl-accent);
    border-radius: 0;
    text-align: left;
    white-space: normal;
  }
  .state {
    min-width: 0;
    margin: 0;
    overflow: hidden;
    font-size: var(--bl-text-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  header [aria-pressed='true'] {
    border-color: var(--bl-ink);
    background: var(--bl-ink);
    color: var(--bl-card);
  }
  /* Below the stage and its timeline, and above the charts, if there are any. */
  bl-shelf {
    grid-area: 4 / 2;
  }
  bl-shelf .seconds {
    --bl-label-width: 11rem;
    max-width: 20rem;
    margin-top: var(--bl-2);
  }
  :host([data-writing]) .left {
    grid-row: 2 / 6;
  }
  :host([data-writing]) .below {
    grid-row: 5;
  }
  @media (min-width: 901px) or (orientation: landscape) {
    :host([data-writing]) .middle {
      display: grid;
      grid-area: 2 / 2;
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
      min-height: 0;
    }
    :host([data-writing]) .board,
    .waits,
    bl-check,
    bl-preview {
      grid-area: 2 / 1;
    }
  }
  :host([data-writing]) header > .button,
  :host([data-writing]) header > .icon {
    flex: none;
  }
  :host([data-writing]) header > .open {
    flex: 0 1 auto;
  }
  @media (max-width: 1500px) {
    header .state {
      max-width: 15rem;
    }
    :host([data-writing]) header > .open {
      max-width: 15rem;
    }
    :host([data-writing]) header > .button:not(.check, [aria-label='Present']) .name {
      display: none;
    }
  }
  @media (max-width: 1100px) {
    :host([data-writing]) .left {
      width: 24rem;
    }
    :host([data-writing]) header > .check .name {
      display: inline;
    }
    .desk {
      grid-template-columns: 8.5rem minmax(0, 1fr);
    }
  }
  .tabs {
    display: none;
  }
  @media (max-width: 900px) and (orientation: portrait) {
    /* The steps are a filmstrip above the stage, and the text is below it. */
    :host([data-writing]) .left,
    :host([data-writing]) .left:has(.desk[data-text]),
    .desk {
      display: contents;
    }
    .desk bl-step-list {
      padding: var(--bl-2) var(--bl-3) 0;
      border: none;
    }
    bl-stage-strip,
    .waits,
    bl-check,
    bl-preview {
      order: 1;
    }
    bl-check,
    bl-preview {
      height: 70dvh;
    }
    .waits {
      padding: var(--bl-2);
    }
    .words-of-step,
    .desk :is(bl-source, bl-translate) {
      order: 3;
    }
    .desk :is(bl-source, bl-translate) {
      height: 80dvh;
    }
    .writing {
      overflow: visible;
    }
    .over-stage {
      order: 1;
    }
    bl-shelf {
      order: 3;
    }
    header .state {
      order: 2;
      flex-basis: 100%;
      max-width: none;
    }
    :host([data-writing]) header > .open {
      max-width: none;
    }
  }
  /* A phone shows one of these parts at a time. */
  @media (max-width: 600px) and (orientation: portrait) {
    :host([data-writing]) {
      padding-bottom: 4rem;
    }
    /* The Check tab replaces this button. */
    :host([data-writing]) header > .check {
      display: none;
    }
    .tabs {
      position: fixed;
      z-index: 6;
      right: 0;
      bottom: 0;
      left: 0;
      display: flex;
      justify-content: space-around;
      gap: var(--bl-1);
      padding: var(--bl-1) var(--bl-2) calc(var(--bl-1) + env(safe-area-inset-bottom));
      border-top: 1px solid var(--bl-hairline);
      background: var(--bl-paper);
    }
    .tabs .button {
      flex: 1;
      min-height: 2.75rem;
      border-color: transparent;
      background: none;
    }
    .tabs .button[aria-current] {
      color: var(--bl-accent);
      font-weight: 700;
    }
    /* A phone does not need a preview of a phone. */
    .seen-by,
    bl-preview {
      display: none;
    }
    .desk:not([data-tab='words']) :is(.words-of-step, bl-source, bl-translate),
    .left:has(.desk:not([data-tab='stage'])) ~ :is(.time, .below),
    .left:has(.desk:not([data-tab='stage'])) ~ .middle :is(.over-stage, .waits),
    .left:has(.desk:not([data-tab='shelf'])) ~ bl-shelf {
      display: none;
    }
    /* A hidden stage keeps its size, so that nothing is redrawn. */
    .left:has(.desk:not([data-tab='stage'])) ~ .middle .board {
      display: block;
      position: absolute;
      z-index: -1;
      top: 0;
      visibility: hidden;
      width: 100%;
      max-height: 60dvh;
      overflow: hidden;
    }
  }
`
