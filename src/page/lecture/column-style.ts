import { css } from 'lit'

/** What to try, what to watch, the words of the left column and the dots of the steps, which come after the first picture. The page's own style overrides it. */
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
    outline: 1px solid color-mix(in srgb, var(--bl-ink-2) 40%, transparent);
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
`
