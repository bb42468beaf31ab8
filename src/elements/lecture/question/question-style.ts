import { css } from 'lit'

/** Styles of a question: options as rows or bars, pins, the scale, the verdict. */
export const questionStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--bl-3);
  }
  fieldset {
    display: grid;
    gap: var(--bl-2);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: none;
  }
  legend,
  .hint {
    margin: 0;
    padding: 0;
    color: var(--bl-ink-2);
  }
  .option {
    position: relative;
    display: flex;
    align-items: center;
    gap: var(--bl-3);
    min-height: calc(var(--bl-1) * 12);
    padding: var(--bl-1) var(--bl-3) var(--bl-1) var(--bl-2);
    overflow: hidden;
    border: 1px solid var(--bl-ink-2);
    border-radius: var(--bl-radius);
    background: var(--bl-card);
    cursor: pointer;
  }
  .option > * {
    position: relative;
  }
  .option:hover {
    border-color: var(--bl-ink);
  }
  .option[data-chosen] {
    outline: 2px solid var(--bl-ink);
    outline-offset: -2px;
  }
  .option[data-done] {
    cursor: default;
  }
  .option[data-done]:not([data-true]) > :not(input) {
    opacity: 0.65;
  }
  fieldset:not(.counted):has([data-true]) .option:not([data-true], [data-chosen]) {
    display: none;
  }
  .option[data-true] {
    outline: 3px solid var(--bl-ink);
    outline-offset: -3px;
    font-weight: 650;
  }
  .option:focus-within:has(:focus-visible) {
    outline: 3px solid var(--bl-focus);
    outline-offset: 1px;
  }
  .option .bar {
    position: absolute;
    inset: 0 auto 0 0;
    width: calc(var(--share) * 100%);
    background: color-mix(in srgb, var(--color, var(--bl-metric)) 30%, var(--bl-card));
  }
  input[type='radio'] {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }
  .letter {
    display: grid;
    flex: none;
    place-items: center;
    width: 2.2em;
    height: 2.2em;
    border: 1px solid var(--bl-ink);
    border-radius: var(--bl-radius-small);
    background: var(--color, var(--bl-paper));
    color: var(--on-color, var(--bl-ink));
    font-weight: 700;
  }
  .label {
    flex: 1;
    line-height: 1.3;
  }
  .count {
    display: flex;
    flex: none;
    align-items: center;
    gap: var(--bl-1);
  }
  .count b {
    min-width: 2ch;
    font-size: 1.3em;
    text-align: center;
  }
  .count button {
    width: max(2em, var(--bl-touch));
    height: max(2em, var(--bl-touch));
    padding: 0;
    border: none;
    background: none;
  }
  .total,
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--bl-1) var(--bl-3);
    margin: 0;
    color: var(--bl-ink-2);
  }
  .scale {
    display: flex;
    justify-content: space-between;
    margin: calc(-1 * var(--bl-1)) 0 0;
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
  }
  .pin {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--bl-1) var(--bl-2);
    padding: var(--bl-2);
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius);
    background: var(--bl-card);
  }
  .grip {
    display: grid;
    place-items: center;
    width: max(2em, var(--bl-touch));
    height: max(2em, var(--bl-touch));
    padding: 0;
    border: 2px dashed var(--bl-ink);
    border-radius: 50%;
    background: var(--bl-card);
    font-weight: 700;
  }
  .grip:focus-visible {
    outline-offset: 3px;
  }
  .place {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--bl-3);
  }
  bl-text {
    --bl-label-width: 0;
  }
  bl-number {
    --bl-label-width: 5.6em;
    --bl-field-width: 5.6em;
  }
  .place bl-number {
    --bl-field-width: 70%;
  }
  .reveal {
    min-height: calc(var(--bl-1) * 11);
    justify-content: center;
    font-size: 1.05em;
    font-weight: 650;
  }
  .bare {
    min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
    padding: 0 var(--bl-1);
    border: none;
    background: none;
    color: var(--bl-ink-2);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .told {
    display: flex;
    align-items: stretch;
    min-height: max(calc(var(--bl-1) * 9), var(--bl-touch));
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius);
    background: var(--bl-card);
  }
  .verdict {
    display: flex;
    flex: 1;
    align-items: center;
    min-width: 0;
  }
  .verdict > p {
    margin: 0 0 0 var(--bl-3);
  }
  .told > .bare {
    flex: none;
    padding: 0 var(--bl-3);
    text-decoration: none;
  }
  .fold {
    display: flex;
    flex: 1;
    align-items: center;
    gap: var(--bl-2);
    min-width: 0;
    height: 100%;
    padding: var(--bl-1) 0 var(--bl-1) var(--bl-2);
    border: none;
    background: none;
    font-weight: 550;
    text-align: left;
  }
  .fold span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .fold span span {
    display: block;
  }
  .fold span span + span {
    color: var(--bl-ink-2);
    font-weight: 400;
  }
  .fold svg {
    flex: none;
    color: var(--bl-accent);
  }
  .fold[aria-expanded='true'] svg {
    rotate: 90deg;
  }
  .whole {
    display: grid;
    gap: var(--bl-2);
    padding: 0 var(--bl-3) var(--bl-1);
    border-left: 4px solid var(--bl-accent);
  }
  .whole p {
    margin: 0;
  }
  .told[hidden],
  .whole[hidden] {
    display: none;
  }
  .asked {
    color: var(--bl-ink-2);
  }
  .headline {
    font: 650 var(--bl-text-title) / 1.2 var(--bl-font-hand);
  }
  :host([presented]) bl-number {
    --bl-field-width: 4em;
  }
  :host([presented]) .option {
    min-height: max(5rem, 9.6vh);
  }
  :host([presented]) .told {
    min-height: calc(var(--bl-1) * 18);
    border: none;
    border-radius: 0;
    background: none;
  }
  :host([presented]) .verdict {
    gap: var(--bl-2) var(--bl-6);
    padding: var(--bl-2) 0 var(--bl-2) var(--bl-4);
    border-left: 6px solid var(--bl-accent);
    outline-offset: -3px;
  }
  :host([presented]) .verdict > * {
    margin: 0;
  }
  :host([presented]) .headline {
    flex: 0 1 auto;
    max-width: 40%;
    text-wrap: balance;
    font-size: calc(var(--bl-text-title) * 1.15);
  }
  /* The answer leaves as much height as possible to the pictures above it. */
  @media (max-width: 1599px) {
    :host([presented]) .told {
      min-height: calc(var(--bl-1) * 12);
    }
    :host([presented]) .headline {
      max-width: 50%;
      font-size: calc(var(--bl-text-title) * 0.85);
    }
  }
  .verdict bl-prose {
    flex: 1;
    line-height: 1.3;
  }
  .room {
    flex: none;
    max-width: 24%;
    color: var(--bl-ink-2);
  }
  .room p {
    margin: 0;
  }
  .room b {
    margin-right: var(--bl-2);
  }
  .room [data-true] {
    color: var(--bl-ink);
    text-decoration: underline;
    text-decoration-thickness: 3px;
    text-underline-offset: 0.2em;
  }
  /* The button that shows the answer stays in view, however long the question is. */
  :host(:not([presented])) .acts {
    position: sticky;
    z-index: 3;
    bottom: var(--bl-foot, 0px);
    padding-block: var(--bl-2);
    background: var(--bl-paper);
  }
  @media (max-width: 700px) {
    :host([presented]) .told,
    :host([presented]) .verdict {
      flex-direction: column;
      align-items: start;
    }
    :host([presented]) .verdict > * {
      max-width: none;
    }
    fieldset.options {
      grid-template-columns: 1fr 1fr;
    }
    .option {
      min-height: 64px;
    }
    /* The things to try cover the bottom of the screen. */
    .verdict {
      scroll-margin-bottom: 14rem;
    }
    .acts {
      margin: 0 calc(-1 * var(--bl-4));
      padding-inline: var(--bl-4);
      border-top: 1px solid var(--bl-hairline);
    }
    .reveal {
      min-height: 56px;
    }
  }
  .acts {
    display: flex;
    gap: var(--bl-2);
  }
  .acts > .reveal {
    flex: 1;
  }
`
