import { css } from 'lit'
import { runLegendStyle } from '../step-pictures/run-legend.ts'
import { stepPictureStyle } from '../step-pictures/step-picture-style.ts'

/** The document with printed pages: they cover the page, and only they are printed. */
export const overPage = css`
  .printed {
    position: fixed;
    z-index: 100;
    inset: 0;
    outline: none;
    overflow: hidden auto;
  }
  @media print {
    /* A page that is dark has a dark paper otherwise. */
    html,
    body {
      color-scheme: light !important;
      height: auto !important;
      overflow: visible !important;
      background: #ffffff !important;
    }
    bl-app,
    .drawing-room {
      display: none !important;
    }
    .printed {
      position: static;
      overflow: visible;
    }
  }
`

/** Paper of a handout, in any size, with page numbers if the browser supports them. */
export const handoutPaper = css`
  @page {
    margin: 15mm 16mm 17mm;
    @bottom-right {
      content: 'page ' counter(page) ' of ' counter(pages);
      color: #444444;
      font: 8pt sans-serif;
    }
  }
`

/** Text on paper, without notes and highlights. */
export const plainWords = css`
  .term,
  dfn {
    border: none;
    text-decoration: none;
  }
  .number,
  mn.number {
    box-shadow: none;
  }
`

/** Pages on the screen under a toolbar, black on white as on paper. */
export const screenStyle = css`
  :host {
    background: #6b6b6b;
    color: #000000;
    color-scheme: light;
    font: 400 9.5pt/1.4 var(--bl-font);
    font-variant-numeric: tabular-nums;
    print-color-adjust: exact;
  }
  * {
    box-sizing: border-box;
  }
  .bar {
    position: sticky;
    z-index: 2;
    top: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
    padding: 8px 16px;
    background: #ffffff;
    border-bottom: 1px solid #999999;
  }
  .bar button {
    min-height: max(32px, var(--bl-touch));
    padding: 0 16px;
    border: 1px solid #444444;
    border-radius: 8px;
    background: #ffffff;
    color: inherit;
    font: 600 10pt var(--bl-font);
    cursor: pointer;
  }
  .bar button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .bar input {
    accent-color: var(--bl-accent);
  }
  .bar label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: max(32px, var(--bl-touch));
  }
  .grow {
    flex: 1;
  }
  @media print {
    :host {
      background: none;
    }
    .bar {
      display: none;
    }
  }
`

export const handoutStyle = css`
  .sheet {
    --bl-ink: #000000;
    --bl-ink-2: #444444;
    max-width: 178mm;
    margin: 16px auto;
    padding: 15mm 16mm;
    box-sizing: content-box;
    background: #ffffff;
  }
  h1,
  h2,
  h3 {
    margin: 0;
    break-after: avoid;
    font-family: var(--bl-font-hand);
    font-weight: 600;
    line-height: 1.2;
  }
  h1 {
    font-size: 15pt;
  }
  h2 {
    font-size: 14pt;
  }
  h2 b {
    margin-right: 3pt;
    color: var(--bl-accent);
  }
  h3 {
    margin: 0 0 6pt;
    font-size: 12.5pt;
  }
  p {
    margin: 0;
  }
  .quiet {
    color: #444444;
    font-size: 8pt;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: 4pt 16pt;
    padding-bottom: 5pt;
    border-bottom: 1px solid #000000;
  }
  .head > div {
    flex: 1 1 20em;
  }
  .who {
    flex: none;
    white-space: nowrap;
  }
  .blank {
    display: inline-block;
    width: 42mm;
    margin: 0 8pt 0 4pt;
    border-bottom: 1px solid #000000;
  }
  .blank.short {
    width: 22mm;
    margin-right: 0;
  }
  .idea {
    margin: 8pt 0 0;
    font: 500 11pt/1.4 var(--bl-font-hand);
  }
  .step {
    display: flow-root;
    margin-top: 12pt;
    padding-top: 9pt;
    border-top: 1px solid #999999;
  }
  /* Words beside a picture stay with it; others go on behind it. */
  .step[data-form='beside'],
  .keep {
    break-inside: avoid;
  }
  .step header {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 12pt;
    margin-bottom: 6pt;
    break-after: avoid;
  }
  .step header .quiet {
    flex: none;
  }
  bl-prose {
    font: 400 10.5pt/1.45 var(--bl-font-prose);
    orphans: 3;
    widows: 3;
  }
  .step > bl-prose,
  .keep > bl-prose {
    margin-bottom: 6pt;
  }
  figure {
    margin: 0 0 7pt;
    break-inside: avoid;
  }
  figure[data-form='beside'] {
    --printed: 300;
    float: right;
    width: 300px;
    margin-left: 14pt;
  }
  figure[data-form='wide'] {
    --printed: 672;
    width: 672px;
  }
  .drawn {
    width: calc(var(--printed) * 1px);
    height: calc(var(--printed) * 1px * var(--drawn-height) / var(--drawn-width));
    overflow: hidden;
    border: 1px solid #999999;
    border-radius: 6px;
    /* Nothing of a picture lies over the bar. */
    isolation: isolate;
  }
  .scaled {
    width: calc(var(--drawn-width) * 1px);
    height: calc(var(--drawn-height) * 1px);
    zoom: calc(var(--printed) / var(--drawn-width));
  }
  ${stepPictureStyle}
  ${runLegendStyle}
  figcaption {
    margin-top: 3pt;
    color: #444444;
    font-size: 8pt;
  }
  .answer figure[data-form='wide'] {
    --printed: 480;
    width: 480px;
  }
  .try {
    margin: 0 0 6pt;
    padding: 5pt 8pt;
    overflow: hidden;
    border: 1px solid #000000;
    border-left-width: 4px;
    border-radius: 6px;
    break-inside: avoid;
  }
  .try p {
    font-size: 8pt;
    font-weight: 600;
  }
  .try bl-prose {
    font: 500 10.5pt/1.35 var(--bl-font-hand);
  }
  .watch {
    display: flex;
    gap: 5pt;
    margin-bottom: 6pt;
    break-inside: avoid;
  }
  .watch bl-prose {
    font: 500 9.5pt/1.4 var(--bl-font);
  }
  .options {
    display: grid;
    gap: 5pt;
    margin: 0 0 8pt;
    padding: 0;
    overflow: hidden;
    list-style: none;
    break-inside: avoid;
  }
  .options li {
    display: flex;
    align-items: center;
    gap: 7pt;
  }
  .options bl-prose {
    font: 500 10.5pt/1.35 var(--bl-font);
  }
  .box {
    flex: none;
    width: 15pt;
    height: 15pt;
    border: 1px solid #000000;
    border-radius: 3px;
  }
  .number {
    margin-bottom: 8pt;
  }
  .writing {
    clear: both;
    margin: 4pt 0 8pt;
    break-inside: avoid;
  }
  /* The last line of a step and the room for an answer stay on the page of what they follow. */
  .watch,
  .writing {
    break-before: avoid;
  }
  .writing p {
    font-weight: 600;
  }
  .line {
    display: block;
    height: 19pt;
    border-bottom: 1px solid #888888;
  }
  .way {
    display: flex;
    align-items: center;
    gap: 6pt;
    margin-top: 3pt;
    break-inside: avoid;
    font-size: 7.5pt;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }
  /* A code that holds much is large, so words go on beside it. */
  figure[data-form='wide'] .way {
    flex-direction: column;
    align-items: start;
    float: right;
    width: 34mm;
    margin: 3pt 0 6pt 10pt;
  }
  .way bl-qr {
    flex: none;
    margin-left: -1.5mm;
  }
  .answers {
    break-before: page;
  }
  .asked {
    font-style: italic;
  }
  .told {
    margin: 3pt 0 4pt;
    font: 600 11pt/1.3 var(--bl-font-hand);
  }
  .list {
    margin-top: 14pt;
    padding-top: 9pt;
    border-top: 1px solid #999999;
  }
  .list ul {
    margin: 4pt 0 0;
    padding-left: 14pt;
  }
  .list li {
    margin-bottom: 3pt;
    break-inside: avoid;
  }
  .list bl-prose {
    font-size: 9.5pt;
  }
  .printed {
    margin-top: 12pt;
  }
  /* A phone shows the pages as wide as it is. */
  @media screen and (max-width: 46rem) {
    .sheet {
      margin: 0;
      padding: 16px;
    }
    .who {
      flex: 1 1 100%;
      white-space: normal;
    }
    .step figure[data-form] {
      --printed: 350;
      float: none;
      width: auto;
      margin-left: 0;
    }
  }
  @media screen and (max-width: 23.8rem) {
    .step figure[data-form] {
      --printed: 280;
    }
  }
  @media print {
    .sheet {
      max-width: none;
      margin: 0;
      padding: 0;
    }
  }
`
