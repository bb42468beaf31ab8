import { css } from 'lit'

/**
 * Stage above, timeline below; HUD and legend over the stage, run names above it. The page sets the host's
 * size, and the content fills it.
 */
export const landscapeStyle = css`
  :host {
    display: block;
    min-height: 12rem;
    background: var(--bl-stage);
    container-type: size;
  }
  .landscape {
    display: grid;
    flex: none;
    grid-template-rows: minmax(0, 1fr) auto;
    width: 100cqw;
    height: 100cqh;
    text-align: start;
  }
  .frame {
    position: relative;
    display: grid;
    grid-template: 'names' auto 'head' auto 'stages' minmax(0, 1fr) 'foot' auto / minmax(0, 1fr);
    min-height: 0;
    overflow: hidden;
  }
  .stages {
    display: grid;
    grid-area: stages;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    min-height: 0;
  }
  .stage {
    position: relative;
    min-width: 0;
    min-height: 0;
    overflow: hidden;
  }
  :host([data-beside]) .stages {
    grid-auto-flow: row;
    grid-template-columns: repeat(var(--bl-columns), minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
  }
  :host([data-divided][data-beside]) .stages {
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
  }
  :host([data-divided]) .stages > * {
    grid-area: 1 / 1;
  }
  :host([data-divided]) loss-landscape {
    border: none;
    clip-path: inset(0 0 0 var(--at));
  }
  loss-landscape {
    --bl-narrow: none;
    min-width: 0;
    min-height: 0;
    border-left: 1px solid var(--bl-hairline);
  }
  .label {
    position: absolute;
    inset: var(--bl-2) auto auto var(--bl-2);
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--bl-3);
    max-width: calc(100% - 2 * var(--bl-2));
    box-sizing: border-box;
    margin: 0;
    padding: 0 var(--bl-2);
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius-small);
    background: var(--bl-card);
    font: 600 var(--bl-text-heading) / 1.6 var(--bl-font-hand);
    pointer-events: none;
  }
  .label :is(.number, .share) {
    font: 400 var(--bl-text-small) / 1.5 var(--bl-font);
    font-variant-numeric: tabular-nums;
  }
  .label [data-rising] {
    position: relative;
    color: transparent;
  }
  .label [data-rising]::after {
    position: absolute;
    inset: 0;
    color: var(--bl-ink);
    content: attr(data-rising);
  }
  .label .grid {
    display: var(--bl-grid, inline);
  }
  .shares {
    position: absolute;
    inset: auto var(--bl-3) var(--bl-2);
    z-index: 1;
    display: flex;
    gap: 1px;
    margin: 0;
    padding: 0;
    list-style: none;
    text-align: center;
    font-variant-numeric: tabular-nums;
    pointer-events: none;
  }
  .shares li {
    flex: 1 1 0;
    min-width: min(2.5em, 16%);
    overflow: hidden;
    white-space: nowrap;
    container-type: inline-size;
  }
  @container (max-width: 3.6em) {
    .shares b {
      display: none;
    }
  }
  .shares .part {
    display: block;
    border: 1px solid var(--bl-ink);
    color: #101018;
    font-weight: 650;
    line-height: 1.5;
    text-shadow: 0 0 3px white;
  }
  .shares b {
    font-weight: 600;
  }
  .label.side {
    flex-direction: column;
    padding: 0 var(--bl-3);
    border: none;
    background: none;
    line-height: 1.2;
  }
  .label.side b {
    font-size: calc(var(--bl-text-heading) * 3.6);
    line-height: 1;
  }
  :host([data-right]) .label.side {
    inset: var(--bl-2) var(--bl-2) auto auto;
    align-items: end;
  }
  bl-stage,
  bl-contour-map {
    position: absolute;
    inset: 0;
  }
  .stage:has(> .shares) {
    --bl-under: calc(var(--bl-text-small) * 3.2 + var(--bl-2) * 2);
    padding-bottom: var(--bl-under);
  }
  .poster {
    position: absolute;
    inset: 0;
    z-index: 1;
    width: 100%;
    height: 100%;
    object-fit: cover;
  }
  .hero {
    position: absolute;
    inset: 0;
    z-index: 1;
    display: grid;
    padding: var(--bl-3);
    background: var(--bl-stage);
  }
  .hero > *,
  .hero > .column > * {
    min-width: 0;
    min-height: 0;
  }
  .hero > .column {
    display: grid;
    grid-auto-rows: minmax(0, 1fr);
  }
  .question {
    position: absolute;
    inset: auto var(--bl-3) var(--bl-3) auto;
    z-index: 2;
    box-sizing: border-box;
    width: min(24rem, 100% - 2 * var(--bl-3));
    max-height: min(60%, 24rem);
    padding: var(--bl-3);
    overflow: hidden auto;
    border: 1px solid var(--bl-hairline);
    border-radius: var(--bl-radius);
    background: var(--bl-card);
  }
  .question p {
    margin: 0 0 var(--bl-2);
    font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
  }
  .veil {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    background: color-mix(in srgb, var(--bl-stage) 82%, transparent);
  }
  .veil p {
    margin: var(--bl-4);
    font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
    text-align: center;
  }
  .veil span {
    display: block;
    color: var(--bl-ink-2);
    font: 400 var(--bl-text-small) / 1.5 var(--bl-font);
  }
  bl-run-chips {
    grid-area: names;
    padding: var(--bl-2) var(--bl-2) 0;
  }
  .over {
    position: absolute;
    grid-area: stages;
    inset: var(--bl-2);
    display: flex;
    align-items: start;
    justify-content: space-between;
    gap: var(--bl-3);
    pointer-events: none;
  }
  .over > * {
    pointer-events: auto;
  }
  .inset {
    margin: 0;
    max-width: calc(100% - var(--bl-6));
    font-size: var(--bl-text-small);
    line-height: 1.3;
    color: var(--bl-ink-2);
    pointer-events: none;
  }
  .inset b {
    display: block;
    color: var(--bl-ink);
    font: 600 var(--bl-text-heading) / 1.3 var(--bl-font-hand);
  }
  :host([inset]) .over,
  :host([inset][data-beside]) .over {
    position: static;
    grid-area: head;
    flex-direction: column;
    gap: 0;
    padding: var(--bl-2) var(--bl-3) 0;
    border: none;
  }
  @container (max-height: 17em) {
    .inset span {
      display: none;
    }
  }
  .busy {
    display: flex;
    align-items: center;
    gap: var(--bl-2);
    margin: 0;
    font-size: var(--bl-text-small);
  }
  .busy .button {
    min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
  }
  :host([inset]) :is(.label, .stages > :not(.stage)) {
    display: none;
  }
  :host([inset][data-beside]) .stages {
    grid-template-columns: minmax(0, 1fr);
  }
  bl-legend,
  bl-outcome-legend {
    flex: none;
    pointer-events: none;
  }
  bl-outcome-legend {
    position: absolute;
    inset: auto auto 0 calc(var(--bl-1) * 5);
    width: max-content;
    max-width: 20em;
  }
  bl-point-card {
    position: absolute;
    inset: auto var(--bl-3) calc(var(--bl-control) + var(--bl-1)) auto;
    z-index: 1;
    max-height: calc(100% - var(--bl-control) - var(--bl-1));
    overflow-y: auto;
  }
  bl-legend.near {
    display: var(--bl-near, block);
  }
  @media (max-height: 800px) {
    .label .share {
      display: var(--bl-near, block);
    }
  }
  bl-step-legend {
    position: absolute;
    inset: auto auto 0 0;
    pointer-events: none;
  }
  .tools {
    position: absolute;
    inset: auto 0 0 auto;
    z-index: 1;
    display: flex;
    gap: var(--bl-1);
  }
  .tools .button {
    min-width: var(--bl-touch);
    min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
  }
  .page-link {
    align-self: center;
    padding: var(--bl-1);
    border-radius: var(--bl-radius-small);
    background: color-mix(in srgb, var(--bl-stage) 82%, transparent);
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
    white-space: nowrap;
  }
  .page-link:not(:hover) {
    text-decoration: none;
  }
  .frame > .page-link {
    position: absolute;
    inset: auto var(--bl-2) var(--bl-2) auto;
    z-index: 2;
  }
  .tools .near {
    display: var(--bl-near, block);
  }
  .tools [aria-pressed='true'] {
    border-color: var(--bl-accent);
    color: var(--bl-accent);
  }
  bl-error {
    position: absolute;
    inset: auto var(--bl-3) calc(var(--bl-3) * 4);
  }
  bl-timeline {
    padding: var(--bl-1) var(--bl-4);
    border-top: 1px solid var(--bl-hairline);
    background: var(--bl-paper);
  }
  :host([data-beside]) .over {
    position: static;
    grid-area: head;
    padding: var(--bl-2);
    border-bottom: 1px solid var(--bl-hairline);
  }
  :host([data-beside]) bl-hud {
    --bl-hud-words: inline;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: var(--bl-4);
    max-width: none;
  }
  :host([data-beside]) :is(bl-outcome-legend, bl-step-legend) {
    position: static;
  }
  :host([data-beside]) .tools {
    inset: auto var(--bl-2) var(--bl-2) auto;
  }
  :host([data-beside]) bl-point-card {
    inset: auto var(--bl-5) calc(var(--bl-control) + var(--bl-3)) auto;
  }
  :host([data-beside]) :is(bl-stage, bl-contour-map) {
    top: 0;
  }
  @container (min-width: 900px) {
    :host([data-beside]) .tools {
      position: static;
      align-self: end;
      order: 1;
      margin-left: auto;
    }
    :host([data-beside]) :is(bl-legend, bl-outcome-legend) {
      order: 2;
    }
  }
  @container (min-width: 560px) {
    :host([data-divided][data-beside]) .over {
      position: absolute;
      grid-area: stages;
      inset: auto var(--bl-2) var(--bl-2);
      display: grid;
      grid-template: 'hud tools' auto 'hud legend' auto / minmax(0, 17em) minmax(0, 15em);
      justify-content: space-between;
      place-items: end;
      gap: var(--bl-2);
      padding: 0;
      border: none;
    }
    :host([data-divided][data-beside]) .over bl-hud {
      --bl-hud-words: block;
      grid-area: hud;
      display: block;
      justify-self: start;
      max-width: none;
    }
    :host([data-divided][data-beside]) .over .tools {
      grid-area: tools;
      position: static;
      flex-wrap: wrap;
      justify-content: end;
    }
    .stage:has(> .shares) > :is(bl-stage, bl-contour-map) {
      bottom: var(--bl-under);
    }
    /* The bars of shares have the foot of the stages. */
    :host([data-beside]) .frame:has(.shares) .over {
      flex-wrap: wrap;
    }
    :host([data-beside]) .frame:has(.shares) .tools {
      position: static;
      align-self: end;
      margin-left: auto;
    }
    :host([data-beside]) bl-point-card.left {
      right: auto;
      left: var(--bl-5);
    }
    .frame:has(bl-contour-map) .over {
      position: static;
      grid-area: head;
      padding: var(--bl-2) var(--bl-2) 0;
    }
    .frame:has(bl-contour-map) .tools {
      inset: auto var(--bl-2) var(--bl-2) auto;
    }
    /* Below are the tools, left the button of the side: the names of its axes are clear of both. */
    .stage > bl-contour-map {
      left: var(--bl-5);
      bottom: calc(max(var(--bl-1) * 6, var(--bl-touch)) + var(--bl-2));
    }
    .frame:has(bl-contour-map) bl-point-card {
      inset: auto var(--bl-5) calc(var(--bl-control) + var(--bl-3)) auto;
    }
  }
  /* Where it is wide and low the map has its cards beside it. */
  @container (min-width: 800px) and (min-aspect-ratio: 3/2) {
    :host(:not([data-beside])) .frame:has(bl-contour-map) {
      grid-template: 'names names' auto 'head stages' minmax(0, 1fr) / minmax(15em, 30%) minmax(0, 1fr);
    }
    :host(:not([data-beside])) .stage > bl-contour-map {
      inset: 0;
    }
    :host(:not([data-beside])) .frame:has(bl-contour-map) .over {
      flex-direction: column;
      justify-content: start;
      align-items: stretch;
      min-height: 0;
    }
    :host(:not([data-beside])) .frame:has(bl-contour-map) :is(bl-outcome-legend, bl-step-legend) {
      position: static;
      order: -1;
      width: auto;
    }
  }
  @container (max-width: 559px) {
    :host([asked]) .over {
      display: none;
    }
    .question {
      position: static;
      grid-area: foot;
      width: auto;
      max-height: 45cqh;
      border-width: 1px 0 0;
      border-radius: 0;
    }
    .stage {
      display: flex;
      flex-direction: column;
    }
    :host .stages,
    :host([data-beside]) .stages {
      grid-template-columns: var(--bl-narrow, none);
      grid-auto-flow: row;
      grid-auto-rows: minmax(0, 1fr);
    }
    loss-landscape {
      border-top: 1px solid var(--bl-hairline);
      border-left: none;
    }
    /* Between a question and its answers there is no room for one below the other. */
    :host([asked][data-beside]) .stages {
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
    }
    :host([asked]) loss-landscape {
      border-top: none;
      border-left: 1px solid var(--bl-hairline);
    }
    bl-run-chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      padding-top: var(--bl-1);
      scrollbar-width: none;
      animation: more-names linear both;
      animation-timeline: scroll(self inline);
    }
    .over,
    :host([data-beside]) .over {
      position: static;
      grid-area: foot;
      flex-wrap: wrap;
      gap: var(--bl-1);
      padding: 0 var(--bl-1);
    }
    bl-hud {
      flex: 1 0 100%;
    }
    bl-legend {
      flex: 1;
      min-width: 0;
    }
    bl-outcome-legend {
      position: static;
      flex: 1 0 100%;
      order: 2;
      width: auto;
      max-width: none;
    }
    bl-step-legend {
      position: static;
      order: 2;
    }
    .tools {
      position: static;
      order: 1;
      flex: 1 0 100%;
      flex-wrap: wrap;
    }
    .tools .button {
      padding-inline: calc(var(--bl-1) * 1.25);
    }
    :host bl-point-card,
    :host([data-beside]) bl-point-card {
      inset: auto var(--bl-1) var(--bl-1);
      width: auto;
      max-height: 45%;
    }
    bl-stage,
    bl-contour-map {
      position: relative;
      flex: 1;
      inset: auto;
      min-height: 0;
      order: 1;
    }
    bl-timeline {
      padding: var(--bl-1) var(--bl-2) 0;
    }
  }
  /* On an upright phone what is drawn is a line, which opens to the legend and the tools. */
  @media (orientation: portrait) {
    @container (max-width: 559px) {
      .over > bl-hud:not([open]) ~ :is(bl-legend, .tools) {
        display: none;
      }
    }
  }
  /* A row of names that goes on to the right fades there, until it is pushed to its end. */
  @keyframes more-names {
    from,
    98% {
      mask-image: linear-gradient(to left, transparent, #000 2.5rem);
    }
  }
  /* So low, the surface comes first: names in a row that can be pushed, the card a line, tools by their keys. */
  @container (max-height: 22em) {
    :host(:not([inset])) bl-run-chips {
      flex-wrap: nowrap;
      overflow-x: auto;
      scrollbar-width: none;
      animation: more-names linear both;
      animation-timeline: scroll(self inline);
    }
    :host(:not([inset], [data-beside])) .over {
      position: static;
      grid-area: head;
      padding: var(--bl-1) var(--bl-2);
    }
    :host(:not([inset])) bl-hud {
      --bl-hud-words: inline;
      max-width: none;
      padding-block: 0;
    }
    :host(:not([inset])) .tools,
    :host(:not([inset], [data-beside])) bl-legend {
      display: none;
    }
  }
`
