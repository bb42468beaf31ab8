import { css, svg } from 'lit'
import { formatNumber } from '../../../math/picture/format.ts'
import { ticks } from '../../../math/picture/ticks.ts'
import { quantile } from '../../../math/statistics/quantile.ts'
import { maxOf, minOf } from '../../../math/statistics/range.ts'

/** The values of some draws, and the interval that they are claimed to be in. */
export interface Draws {
  readonly numbers: readonly number[]
  readonly from: number
  readonly to: number
}

/** Size of the picture in its own units, the y of the axis, and the x of its two ends. */
const [width, height, axis, left, right] = [600, 84, 62, 16, 584]
const radius = 4
/** The most dots in a stack. */
const mostStacked = 6

/** The position of a number’s dot on the axis, and how many dots are below it. */
interface Dot {
  readonly number: number
  readonly x: number
  readonly under: number
}

/** Dots at the positions of their numbers. Dots that would overlap are stacked. */
export function dotsOf(numbers: readonly number[], placeOf: (number: number) => number): readonly Dot[] {
  const stacks = new Map<number, number>()
  return numbers
    .toSorted((one, other) => one - other)
    .map((number) => {
      const column = Math.round(placeOf(number) / (2 * radius))
      const under = stacks.get(column) ?? 0
      stacks.set(column, under + 1)
      return { number, x: column * 2 * radius, under: Math.min(under, mostStacked) }
    })
}

export const drawsStyle = css`
  .draws {
    display: block;
    width: 100%;
    max-width: 40rem;
    font: 400 13px / 1 var(--bl-font);
  }
  .draws text {
    fill: var(--bl-ink-2);
    text-anchor: middle;
  }
  .draws line {
    stroke: var(--bl-ink-2);
  }
  .draws .claimed {
    fill: color-mix(in srgb, var(--bl-model) 22%, transparent);
  }
  .draws .end {
    stroke: var(--bl-model);
    stroke-width: 2;
  }
  .draws .median {
    stroke: var(--bl-ink);
    stroke-dasharray: 3 3;
  }
  .draws circle {
    fill: var(--bl-model);
  }
  .draws .outside {
    fill: var(--bl-accent);
  }
`

/** The draws as dots above their axis, with those inside the claimed interval in another colour. */
export function drawsPlot({ numbers, from, to }: Draws) {
  const known = [...numbers, ...[from, to].filter(Number.isFinite)]
  const [low, high] = [minOf(known), maxOf(known)]
  const room = high > low ? 0.06 * (high - low) : 0.5 * Math.max(1e-12, Math.abs(low))
  const [first, last] = [low - room, high + room]
  const placeOf = (number: number) => left + ((right - left) * (number - first)) / (last - first)
  const ends = [Math.max(first, from), Math.min(last, to)].map(placeOf)
  const [begin = left, end = right] = ends
  const median = quantile(
    numbers.toSorted((one, other) => one - other),
    0.5,
  )
  const isInside = (number: number) => number >= from && number <= to
  const words = `${numbers.filter(isInside).length} of ${numbers.length} draws match the claim; the median is ${formatNumber(median, 3)}`
  return svg`<svg class="draws" viewBox="0 0 ${width} ${height}" role="img" aria-label=${words}>
    <rect class="claimed" x=${begin} y="6" width=${Math.max(1, end - begin)} height=${axis - 6}></rect>
    ${[begin, end].map((x) => svg`<line class="end" x1=${x} x2=${x} y1="6" y2=${axis}></line>`)}
    <line x1=${left} x2=${right} y1=${axis} y2=${axis}></line>
    ${ticks(first, last, 5).map(
      (number) =>
        svg`<line x1=${placeOf(number)} x2=${placeOf(number)} y1=${axis} y2=${axis + 4}></line
          ><text x=${placeOf(number)} y=${axis + 17}>${formatNumber(number, 4)}</text>`,
    )}
    <line class="median" x1=${placeOf(median)} x2=${placeOf(median)} y1="6" y2=${axis}></line>
    ${dotsOf(numbers, placeOf).map(
      ({ number, x, under }) =>
        svg`<circle
          class=${isInside(number) ? '' : 'outside'}
          cx=${x}
          cy=${axis - radius - 2 - 2 * radius * under}
          r=${radius - 0.5}
        ></circle>`,
    )}
  </svg>`
}
