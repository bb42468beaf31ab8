import { css, html, unsafeCSS, type LitElement } from 'lit'
import { plotStyle } from '../../../charts/plot/plot-style.ts'
import type { PlotFrame } from '../../../charts/plot/plot-frame.ts'
import type { ChartTheme } from '../../../charts/theme.ts'
import { PaintController, RedrawEvent } from '../paint/paint-controller.ts'
import { headedStyle } from '../paint/picture-style.ts'
import './bl-asked-plot.ts'

/** A plot in an element. It owns what it adds to the element until `dispose`. */
export interface Chart<Content> {
  /** Place of its plot; undefined while there is none. */
  readonly frame: PlotFrame | undefined
  draw(content: Content, theme: ChartTheme): void
  resize(): void
  /** Redraws all of it at the end of the task. */
  redraw(): void
  dispose(): void
}

/** A chart that a ChartController creates, fills and disposes of. */
export interface Charted<Content> {
  readonly make: (surface: HTMLElement) => Chart<Content>
  /** Undefined while there is nothing to draw; then no axes are drawn either. */
  readonly content: () => Content | undefined
}

/** Style of an element with a heading above a plot in `.chart`. */
export const chartStyle = [
  unsafeCSS(plotStyle),
  ...headedStyle,
  css`
    :host {
      position: relative;
    }
    header {
      padding-right: var(--bl-corner, 0);
    }
    .chart {
      position: relative;
      flex: 1;
      min-height: 4.5rem;
    }
    .chart > .uplot {
      position: absolute;
      inset: 0;
      font: inherit;
    }
    .awaited {
      display: grid;
      place-items: center;
      height: 100%;
      margin: 0;
      color: var(--bl-ink-2);
      font-size: var(--bl-text-small);
    }
  `,
]

/** The text that takes the place of a future plot. */
export const awaited = (computing: boolean) =>
  html`<p class="awaited">${computing ? 'computing' : 'nothing computed yet'}</p>`

/** Style of an element with numbers by rank in `.chart`, and lines of text around it. */
export const rankStyle = [
  ...chartStyle,
  css`
    p {
      display: flex;
      justify-content: space-between;
      gap: var(--bl-2);
      min-height: 1.4em;
      margin: 0;
      font-size: var(--bl-text-small);
    }
    .chart {
      flex: none;
      height: calc(9.5rem * var(--bl-scale, 1));
    }
    .fault {
      color: var(--bl-accent);
    }
  `,
]

/**
 * Keeps a plot drawn in `.chart` of its element: it is created at the first picture, and disposed of when the element is
 * removed.
 */
export function keepChart<Content>(host: LitElement, { make, content }: Charted<Content>): void {
  let chart: Chart<Content> | undefined
  const free = () => {
    chart?.dispose()
    chart = undefined
  }
  /** Reports the place of the plot to what lies over it. */
  const framed = () => {
    for (const over of host.renderRoot.querySelectorAll<HTMLElement & { frame?: PlotFrame | undefined }>(
      'bl-asked-plot, bl-swept-dial, bl-plotted-values',
    ))
      over.frame = chart?.frame
  }
  host.addEventListener(RedrawEvent.type, () => chart?.redraw())
  new PaintController(host, {
    surface: () => host.renderRoot.querySelector<HTMLElement>('.chart'),
    paint: ({ surface, updated, resized, theme }) => {
      const drawn = updated ? content() : undefined
      if (updated && drawn === undefined) free()
      if (drawn !== undefined) {
        chart ??= make(surface)
        chart.draw(drawn, theme)
      }
      if (resized) chart?.resize()
      // A plot lays itself out at the end of the task.
      queueMicrotask(framed)
    },
    release: free,
  })
}
