import { css, html, unsafeCSS, type LitElement } from 'lit'
import { plotStyle } from '../../../charts/plot/plot-style.ts'
import type { PlotFrame } from '../../../charts/plot/plot-frame.ts'
import type { ChartTheme } from '../../../charts/theme.ts'
import { PaintController, RedrawEvent } from '../paint/paint-controller.ts'
import { headedStyle } from '../paint/picture-style.ts'
import './bl-asked-plot.ts'

/** A plot in an element; it owns what it puts there until `dispose`. */
export interface Chart<Content> {
  /** Place of its plot; undefined while there is none. */
  readonly frame: PlotFrame | undefined
  draw(content: Content, theme: ChartTheme): void
  resize(): void
  /** Draws all of it again, at the end of the task. */
  redraw(): void
  dispose(): void
}

/** A chart that a ChartController makes, fills and disposes of. */
export interface Charted<Content> {
  readonly make: (surface: HTMLElement) => Chart<Content>
  /** undefined while there is nothing to draw: no axes are drawn then, as they would be those of nothing. */
  readonly content: () => Content | undefined
}

/** Style of an element that is a heading over a plot in `.chart`. */
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

/** Words in the place of a plot that is to come. */
export const awaited = (computing: boolean) =>
  html`<p class="awaited">${computing ? 'computing' : 'nothing computed yet'}</p>`

/** Style of an element that has numbers by rank in `.chart`, with lines of words around it. */
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

/** Keeps a plot drawn in `.chart` of its element: made at the first picture, given up when the element goes. */
export function keepChart<Content>(host: LitElement, { make, content }: Charted<Content>): void {
  let chart: Chart<Content> | undefined
  const free = () => {
    chart?.dispose()
    chart = undefined
  }
  /** Tells what lies over the plot where that is. */
  const framed = () => {
    for (const over of host.renderRoot.querySelectorAll<HTMLElement & { frame?: PlotFrame | undefined }>(
      'bl-asked-plot, bl-swept-dial',
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
