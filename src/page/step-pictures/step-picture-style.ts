import { css } from 'lit'

/** The picture of a step: its hero, which fills its space as on a stage, and the insets next to it. */
export const stepPictureStyle = css`
  .drawing-room {
    position: fixed;
    z-index: -1;
    top: 0;
    left: 0;
    overflow: hidden;
  }
  .step-picture {
    position: relative;
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    gap: 8px;
    box-sizing: border-box;
  }
  .step-picture[data-insets='1'] {
    grid-template: minmax(0, 1fr) / minmax(0, 2fr) minmax(0, 1fr);
  }
  .step-picture[data-insets='2'] {
    grid-template: minmax(0, 1fr) minmax(0, 1fr) / minmax(0, 2fr) minmax(0, 1fr);
  }
  .step-picture > * {
    position: relative;
    min-width: 0;
    min-height: 0;
  }
  .step-picture > [data-place='0'] {
    grid-area: 1 / 1 / -1 / 2;
  }
  .step-picture > [data-place='1'] {
    grid-area: 1 / 2;
  }
  .step-picture > [data-place='2'] {
    grid-area: 2 / 2;
  }
  .step-picture > section {
    z-index: 2;
    display: grid;
    box-sizing: border-box;
    padding: 12px;
    background: var(--bl-stage);
  }
  .step-picture > section > .column {
    display: grid;
    grid-auto-rows: minmax(0, 1fr);
  }
  .step-picture > section > *,
  .step-picture > section > .column > * {
    min-width: 0;
    min-height: 0;
  }
`
