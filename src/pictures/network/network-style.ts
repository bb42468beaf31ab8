import { css } from 'lit'

export const networkStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--bl-1);
    min-width: 0;
    height: 100%;
    min-height: 0;
  }
  header,
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--bl-1) var(--bl-3);
  }
  header {
    padding-right: var(--bl-corner, 0);
  }
  h2 {
    margin: 0;
    font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
  }
  .surface {
    position: relative;
    flex: 1;
    min-height: 6rem;
    touch-action: pan-y;
    cursor: default;
  }
  .surface[data-on='edge'] {
    cursor: ns-resize;
  }
  .surface[data-on='unit'] {
    cursor: pointer;
  }
  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  .handle {
    position: absolute;
    inset: 0;
    border-radius: var(--bl-radius-small);
    pointer-events: none;
  }
  .grip {
    position: absolute;
    display: grid;
    place-items: center;
    width: 22px;
    height: 22px;
    margin: -11px;
    border: 2px solid var(--bl-ink);
    border-radius: 50%;
    background: var(--bl-card);
    color: var(--bl-ink);
    font-size: 13px;
    line-height: 1;
    pointer-events: none;
  }
  .callout {
    position: absolute;
    width: max-content;
    max-width: min(100%, 13em);
    padding: 0.2em 0.55em;
    border-radius: var(--bl-1);
    background: var(--bl-ink);
    color: var(--bl-card);
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    overflow-wrap: anywhere;
    pointer-events: none;
    translate: -50% calc(-100% - 16px);
  }
  .callout[data-below] {
    translate: -50% 16px;
  }
  .callout small {
    display: block;
    font-size: var(--bl-text-small);
    font-weight: 400;
  }
  .typed {
    position: absolute;
    z-index: 1;
    display: grid;
    gap: var(--bl-1);
    width: min(100%, 13em);
    padding: var(--bl-2);
    border: 1px solid var(--bl-ink-2);
    border-radius: var(--bl-radius-small);
    background: var(--bl-card);
    translate: -50% 14px;
  }
  .typed label {
    display: grid;
    gap: var(--bl-1);
    font-size: var(--bl-text-small);
  }
  .typed input {
    min-width: 0;
    min-height: max(28px, var(--bl-touch));
    padding: 0 var(--bl-2);
    border: 1px solid var(--bl-ink-2);
    border-radius: var(--bl-1);
    background: var(--bl-paper);
    color: inherit;
    font: inherit;
  }
  .message {
    margin: 0;
    color: var(--bl-accent);
    font-size: var(--bl-text-small);
  }
  .layers {
    display: flex;
    justify-content: space-around;
    gap: var(--bl-1);
    padding: 0 8%;
  }
  .layers button,
  .pair {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.25em;
    min-width: max(24px, var(--bl-touch));
    min-height: max(24px, var(--bl-touch));
    padding: 0 0.4em;
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-1);
    background: none;
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
    white-space: nowrap;
  }
  :is(.layers button, .pair)[aria-pressed='true'] {
    border-color: var(--bl-metric);
    color: var(--bl-metric);
    font-weight: 600;
  }
  footer {
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
  }
  footer svg {
    vertical-align: middle;
  }
  footer .count {
    margin-left: auto;
  }
`
