import type { LevelView } from '../../charts/plot/level-line.ts'
import type { Series } from '../../charts/plot/loss-series.ts'
import { descend, type SaddlesRun } from '../../reference/saddles/saddles.ts'
import { Recent } from '../../experiment/recent.ts'
import type { SaddlesSpec } from '../../experiment/spec/problem/saddles.ts'
import { runColors, tokens, type Theme } from '../../math/picture/palette.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

/** The magnitudes of the weights along one run past a row of saddles. */
export interface CoordinatesView {
  readonly heading: string
  readonly note: string
  readonly series: readonly Series[]
  readonly levels: readonly LevelView[]
  /** The last step of the answered picture, and the ends of its vertical axis, which an open question has too. */
  readonly last: number
  readonly bounds: readonly [number, number]
  /** The size of the largest weight, which each has once it has left its saddle. */
  readonly top: number
}

const runs = new Recent<string, SaddlesRun>(4)

/** Smallest positive float32. */
const floor32 = 2 ** -149

/** Fewest steps after which a run counts as having moved. */
const shortest = 100

/** Number of saddles shown while a question is open. */
const shownFirst = 3

/** Part of the height that stays free above the weights, so that a step can be guessed there. */
const headroom = 0.06

/** Returns the ends of a logarithmic axis of all values up to a step, and of a level, with room above. */
function boundsOf(sizes: readonly ArrayLike<number>[], count: number, level: number): [number, number] {
  const drawn = sizes.flatMap((values) =>
    Array.from(values)
      .slice(0, count)
      .filter((value) => value > 0),
  )
  const [low, high] = [minOf([level, ...drawn]), maxOf([level, ...drawn])].map(Math.log10) as [number, number]
  const least = Math.floor(low)
  return [10 ** least, 10 ** (high + headroom * (high - least))]
}

/** Returns the step halfway up a weight’s rise on a log scale, or undefined if it does not rise. */
function middleOfRise(values: ArrayLike<number>): number | undefined {
  const all = Array.from(values)
  const least = minOf(all)
  const middle = Math.sqrt(least * (all.at(-1) ?? NaN))
  const from = all.indexOf(least)
  const found = all.findIndex((value, step) => step > from && value >= middle)
  return middle > least && found >= 0 ? found : undefined
}

/** Returns the magnitudes of all weights by step; up to the third saddle while a question is open. */
export function coordinatesView(
  problem: SaddlesSpec,
  seed: number,
  theme: Theme,
  veiled: boolean,
): CoordinatesView {
  const { passed, sizes } = runs.of(JSON.stringify([problem, seed]), () => descend(problem, seed))
  const count = sizes[0]?.length ?? 0
  const stuck = passed.filter(Number.isNaN).length
  const there = passed.filter(Number.isFinite)
  // A stuck run is shown four times as long as it moved.
  const whole = stuck > 0 ? Math.min(count, 4 * Math.max(shortest, maxOf(there))) : count
  const last = veiled ? Math.min(count, (passed[shownFirst - 1] ?? count) + 1) : whole
  const steps = Float64Array.from({ length: last }, (_, step) => step)
  const colors = runColors(theme)
  const said = there.slice(0, veiled ? shownFirst : passed.length)
  return {
    heading: `Sizes of the weights, in ${problem.precision}`,
    note: `saddles passed at ${said.join(', ')}${stuck > 0 && !veiled ? `; ${stuck} never` : ''}`,
    series: sizes.map((values, j) => ({
      id: `weight ${j}`,
      label: `weight ${j + 1}`,
      name: `x${'₁₂₃₄₅₆₇₈'[j] ?? ''}`,
      color: colors[j % colors.length]!,
      steps,
      values: values.slice(0, last),
      nameAt: middleOfRise(values.slice(0, last)),
      mark: j,
    })),
    last: whole - 1,
    bounds: boundsOf(sizes, whole, floor32),
    top: maxOf(sizes.map((values) => maxOf(Array.from(values).slice(0, whole)))),
    levels: [
      { id: 'float32', label: 'below this, float32 rounds to 0', color: tokens(theme).ink, value: floor32 },
    ],
  }
}
