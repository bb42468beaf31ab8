import { css } from 'lit'
import { hatch } from '../../style/hatch.ts'

/**
 * Style of the veil over a plot with a question, of the guess on its axis, and of an audience's guesses. `--scale`: of
 * its text, at least 1.
 */
export const askedPlotStyle = css`
  :host {
    position: absolute;
    inset: 0;
    container-type: size;
    pointer-events: none;
  }
  .frame {
    position: absolute;
    left: var(--left);
    top: var(--top);
    width: var(--width);
    height: var(--height);
    --reach: calc(44px * var(--scale));
    --mark: calc(14px * var(--scale));
  }
  .veil {
    position: absolute;
    inset: 0 var(--end) var(--foot) calc(var(--given) + var(--clear));
    overflow: hidden;
    container-type: size;
    background: ${hatch}, color-mix(in srgb, var(--bl-card) 78%, transparent);
    clip-path: inset(0 0 0 calc(var(--lifted) * 100%));
  }
  .veil p {
    position: absolute;
    inset: auto 0 0;
    margin: 0;
    padding: var(--bl-1) var(--bl-2);
    color: var(--bl-ink-2);
    font-family: var(--bl-font-hand);
  }
  .veil .right {
    text-align: end;
  }
  .veil .top {
    inset: 0 0 auto;
  }
  /* A strip beside what is given has no room for words. */
  @container (max-width: 7em) or (max-height: 4em) {
    .veil p {
      display: none;
    }
  }
  .rail,
  .ghost {
    position: absolute;
  }
  .rail {
    border-radius: calc(var(--reach) / 2);
    background: color-mix(in srgb, var(--bl-accent) 12%, transparent);
    pointer-events: auto;
    touch-action: none;
  }
  :is(.rail, .ghost)[data-axis='up'] {
    inset: 0 auto 0 calc(var(--line) - var(--reach) / 2);
    width: var(--reach);
  }
  :is(.rail, .ghost)[data-axis='across'] {
    inset: calc(var(--line) - var(--reach) / 2) 0 auto;
    height: var(--reach);
  }
  .rail[data-axis='up'] {
    cursor: ns-resize;
  }
  .rail[data-axis='across'] {
    cursor: ew-resize;
  }
  .rail::after {
    content: '';
    position: absolute;
    inset: 0 calc(50% - 1px);
    background: var(--bl-accent);
  }
  .rail[data-axis='across']::after {
    inset: calc(50% - 1px) 0;
  }
  .mark {
    position: absolute;
    z-index: 1;
    width: var(--mark);
    height: var(--mark);
    margin: calc(var(--mark) / -2);
    border: 2px solid var(--bl-card);
    background: var(--bl-accent);
    rotate: 45deg;
  }
  .mark:focus-visible {
    outline: 3px solid var(--bl-focus);
    outline-offset: 3px;
  }
  [data-axis='up'] > .mark {
    left: 50%;
    bottom: calc(var(--at) * 100%);
    margin-top: 0;
  }
  [data-axis='across'] > .mark {
    top: 50%;
    left: calc(var(--at) * 100%);
  }
  .mark.none {
    display: grid;
    place-items: center;
    width: calc(32px * var(--scale));
    height: calc(32px * var(--scale));
    margin: calc(-16px * var(--scale));
    border: 2px dashed var(--bl-accent);
    border-radius: 50%;
    background: var(--bl-card);
    color: var(--bl-accent);
    font: 700 calc(18px * var(--scale)) / 1 var(--bl-font-hand);
    rotate: none;
  }
  .ghost > .mark {
    border: 2px dashed var(--bl-accent);
    background: var(--bl-card);
  }
  .said {
    position: absolute;
    z-index: 1;
    padding: 1px var(--bl-2);
    border: 1px solid var(--bl-accent);
    border-radius: var(--bl-radius-small);
    background: var(--bl-card);
    color: var(--bl-accent);
    font-weight: 600;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
  [data-axis='up'] > .said {
    width: max-content;
    max-width: calc(var(--line) - var(--reach) / 2 + 4px - var(--bars));
    right: calc(100% - 8px + var(--bars));
    white-space: normal;
    bottom: calc(var(--at) * 100%);
    translate: 0 50%;
  }
  [data-axis='up'][data-left] > .said {
    max-width: calc(var(--width) - var(--line) - var(--reach) / 2 + 4px);
    right: auto;
    left: calc(100% - 8px);
  }
  [data-axis='across'] > .said {
    width: max-content;
    max-width: var(--width);
    white-space: normal;
    bottom: calc(100% - 6px + var(--bars));
    left: calc(var(--at) * 100%);
    translate: calc(var(--at) * -100%);
  }
  .guide {
    position: absolute;
    border: 0 dashed var(--bl-accent);
  }
  .guide[data-axis='up'] {
    inset: auto auto calc(var(--at) * 100%) 0;
    width: var(--line);
    border-top-width: 1.5px;
  }
  .guide[data-axis='across'] {
    inset: 0 auto 0 calc(var(--at) * 100%);
    border-left-width: 1.5px;
  }
  .option {
    position: absolute;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: var(--bl-2);
    min-width: 44px;
    min-height: var(--reach);
    max-width: 60%;
    padding: var(--bl-1) var(--bl-2);
    border: 1px solid var(--bl-ink-2);
    border-radius: var(--bl-radius-small);
    background: var(--bl-card);
    color: var(--bl-ink);
    font: inherit;
    line-height: 1.2;
    text-align: left;
    pointer-events: auto;
  }
  [data-brief] .option span {
    display: none;
  }
  .option[aria-pressed='true'] {
    border: 2px solid var(--bl-accent);
  }
  .option b {
    display: grid;
    place-items: center;
    flex: none;
    width: 1.8em;
    height: 1.8em;
    border: 1px solid currentColor;
    border-radius: 4px;
  }
  .option[aria-pressed='true'] b {
    border-color: var(--bl-accent);
    background: var(--bl-accent);
    color: var(--bl-on-accent);
  }
  .leader {
    position: absolute;
    background: var(--bl-ink-2);
  }
  .kept {
    position: absolute;
    display: flex;
    align-items: center;
    gap: 0.3em;
    padding: 1px var(--bl-2);
    border: 1px solid var(--bl-ink-2);
    border-radius: var(--bl-radius-small);
    background: var(--bl-card);
    color: var(--bl-ink-2);
    font-weight: 600;
    line-height: 1.3;
    white-space: nowrap;
  }
  .kept[data-chosen] {
    border: 2px dashed var(--bl-accent);
    color: var(--bl-accent);
  }
  .kept[data-right] {
    border-color: var(--bl-ink);
    border-style: solid;
    color: var(--bl-ink);
  }
  .leader.of {
    background: repeating-linear-gradient(var(--along), var(--bl-accent) 0 4px, transparent 4px 8px);
  }
  .distance {
    position: absolute;
    border: 0 dotted var(--bl-accent);
  }
  .ghost[data-axis='up'] > .distance {
    left: 50%;
    bottom: calc(var(--from) * 100%);
    height: calc((var(--to) - var(--from)) * 100%);
    border-left-width: calc(3px * var(--scale));
    translate: -50%;
  }
  .ghost[data-axis='across'] > .distance {
    top: 50%;
    left: calc(var(--from) * 100%);
    width: calc((var(--to) - var(--from)) * 100%);
    border-top-width: calc(3px * var(--scale));
    translate: 0 -50%;
  }
  .truth {
    position: absolute;
    background: var(--bl-ink);
  }
  .ghost[data-axis='up'] > .truth {
    bottom: calc(var(--truth) * 100%);
    left: 15%;
    width: 70%;
    height: calc(3px * var(--scale));
    translate: 0 50%;
  }
  .ghost[data-axis='across'] > .truth {
    left: calc(var(--truth) * 100%);
    top: 15%;
    height: 70%;
    width: calc(3px * var(--scale));
    translate: -50%;
  }
`
