import { parseTraining } from '../../experiment/format/parse.ts'
import { watchedMetrics } from '../../reference/metric/watched.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { finish, type Work } from '../../math/work.ts'
import type { Numbers, Terrain, Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment, TrainingInput } from '../../experiment/spec/experiment.ts'
import { axisCoordinates, terrainName, type Results } from './results.ts'

/** A number as the shortest text that reads back to the same bits. */
const exactly = (cell: number | string): string => (Object.is(cell, -0) ? '-0' : String(cell))

const line = (cells: readonly (number | string)[]): string => `${cells.map(exactly).join(',')}\r\n`

/** A line for each point, with a running fastest. */
function* terrainLines(experiment: TrainingExperiment, terrain: Terrain<Numbers>): Generator<string> {
  const { resolution, extent, values } = terrain
  const a = axisCoordinates(extent.a, resolution[0])
  const b = axisCoordinates(extent.b, resolution[1])
  yield line(['a', 'b', terrainName(experiment)])
  for (const [j, y] of b.entries())
    for (const [i, x] of a.entries()) yield line([x, y, values[j * a.length + i]!])
}

/**
 * The names of the measured series of runs: those of the page's usual ones if the number matches, otherwise watched_1, watched_2 and so on.
 */
function watchedNames(experiment: TrainingExperiment, runs: readonly Trajectory<Numbers>[]): string[] {
  const count = Math.max(0, maxOf(runs.map(({ watched }) => watched.length)))
  const usual = watchedMetrics(experiment)
  return Array.from({ length: count }, (_, k) =>
    usual.length === count ? usual[k]!.id.replace('-', '_') : `watched_${k + 1}`,
  )
}

/** A line for each record. */
function* runLines(experiment: TrainingExperiment, runs: readonly Trajectory<Numbers>[]): Generator<string> {
  const watched = watchedNames(experiment, runs)
  const places = runs.some(({ a }) => a.length > 0) ? ['a', 'b', 'distance'] : []
  yield line(['start', 'algorithm', 'step', 'loss', ...watched, ...places])
  for (const { start, algorithm, steps, loss, watched: series, a, b, distance } of runs)
    for (const [i, step] of steps.entries())
      yield line([
        start, algorithm, step, loss[i]!,
        ...watched.map((_, k) => series[k]?.[i] ?? ''),
        ...(places.length > 0 ? [a, b, distance].map((values) => values[i] ?? '') : []),
      ]) // prettier-ignore
}

const linesAtOnce = 4096

/** Writes the text of `toCsv`, pausing in between. */
export function* csvOfResults(input: TrainingInput, { terrain, trajectories = [] }: Results): Work<string> {
  const experiment = parseTraining(input)
  const lines: string[] = []
  for (const next of terrain ? terrainLines(experiment, terrain) : runLines(experiment, trajectories)) {
    lines.push(next)
    if (lines.length % linesAtOnce === 0) yield
  }
  return lines.join('')
}

/**
 * Writes runs, with a line for each record, or a terrain, with a line for each point, as CSV (RFC 4180) with a header. Numbers read back
 * exactly. Those that are not finite are NaN, Infinity and -Infinity, which JavaScript, NumPy and pandas can read. The columns of runs are
 * start, algorithm, step, loss, the measured series, and a, b, distance; those of a terrain are a, b and its quantity, with the names of
 * `toNpz`. If both are given, only the terrain is written.
 * @throws ExperimentError if the experiment is invalid
 */
export const toCsv = (input: TrainingInput, results: Results): string => finish(csvOfResults(input, results))
