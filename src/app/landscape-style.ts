import { css } from 'lit'

/** Stage above, timeline below; HUD and legend over the stage. */
export const landscapeStyle = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-height: 12rem;
    background: var(--bl-stage);
    container-type: size;
  }
  .stage {
    position: relative;
    min-height: 0;
    overflow: hidden;
  }
  bl-stage,
  bl-contour-map {
    position: absolute;
    inset: 0;
  }
  bl-contour-map {
    top: calc(var(--bl-1) * 16);
  }
  .over {
    position: absolute;
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
  bl-legend {
    flex: none;
    pointer-events: none;
  }
  .tools {
    position: absolute;
    inset: auto 0 0 auto;
    display: flex;
    gap: var(--bl-1);
  }
  .tools .button {
    min-width: var(--bl-touch);
    min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
    color: var(--bl-ink-2);
    font-size: var(--bl-text-small);
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
  @container (max-width: 559px) {
    .stage {
      display: flex;
      flex-direction: column;
    }
    .over {
      position: static;
      flex-wrap: wrap;
      gap: var(--bl-1);
      padding: var(--bl-1) var(--bl-1) 0;
    }
    bl-hud {
      flex: 1 0 100%;
    }
    bl-legend {
      flex: 1;
      min-width: 0;
    }
    .tools {
      position: static;
      order: 1;
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
`
