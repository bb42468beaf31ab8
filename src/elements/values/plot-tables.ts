import { lastRecordAt, type Series } from '../../charts/plot/loss-series.ts'
import type { BlDraws } from '../charts/plots/bl-draws.ts'
import type { BlGauge } from '../charts/plots/bl-gauge.ts'
import type { BlHistogram } from '../charts/plots/bl-histogram.ts'
import type { BlLossChart } from '../charts/plots/bl-loss-chart.ts'
import type { BlScatter } from '../charts/plots/bl-scatter.ts'
import type { BlSliceChart } from '../charts/plots/bl-slice-chart.ts'
import type { BlSpectrum } from '../charts/plots/bl-spectrum.ts'
import { listed, tableOf, type Cell, type ValueTable } from '../value-table.ts'

/** The value of a curve at a step: that of its last record until then; nothing after its end. */
function valueOf({ steps, values }: Series, step: number): Cell {
  if (steps.length === 0 || step > steps[steps.length - 1]! || step < steps[0]!) return ''
  return values[lastRecordAt(steps, step)]!
}

/** Curves over steps, and the levels that they are compared with. */
export function lossTables({
  heading,
  series,
  levels,
  stored,
}: Pick<BlLossChart, 'heading' | 'series' | 'levels'> & Partial<Pick<BlLossChart, 'stored'>>) {
  // What is stored has fewer records and digits than the runs.
  if (stored) return []
  const shown = series.filter(({ faint }) => !faint)
  const steps = [...new Set(shown.flatMap((one) => Array.from(one.steps)))].toSorted((a, b) => a - b)
  const curves = ['step', ...shown.map(({ label }) => label)]
  return [
    ...(steps.length === 0
      ? []
      : [
          tableOf(heading, curves, steps.length, (i) => [
            steps[i]!,
            ...shown.map((one) => valueOf(one, steps[i]!)),
          ]),
        ]),
    ...listed(
      'Levels',
      ['level', 'value'],
      levels.map(({ label, value }) => [label, value]),
    ),
  ]
}

/** Curves along a line, with the barrier of each. */
export const sliceTables = ({
  heading,
  t,
  curves,
  stored,
}: Pick<BlSliceChart, 'heading' | 't' | 'curves'> & Partial<Pick<BlSliceChart, 'stored'>>): ValueTable[] =>
  curves.length === 0 || stored
    ? []
    : [
        tableOf(heading, ['t', ...curves.map(({ label }) => label)], t.length, (i) => [
          t[i]!,
          ...curves.map(({ values }) => values[i]!),
        ]),
        ...listed(
          'Barriers',
          ['curve', 'height', 't'],
          curves.map(({ label, barrier }) => [label, barrier.height, barrier.t]),
        ),
      ]

/** Counts of draws in bins, with those that are expected. */
export function histogramTables({ view }: Pick<BlHistogram, 'view'>): ValueTable[] {
  if (!view || view.counts.length === 0) return []
  const { bins, counts, expected, heading, label } = view
  const columns = [`${label} from`, 'to', 'draws', ...expected.map((one) => one.label)]
  return [
    tableOf(heading, columns, bins.count, (i) => [
      bins.from + i * bins.width,
      bins.from + (i + 1) * bins.width,
      counts[i] ?? 0,
      ...expected.map((one) => one.counts[i] ?? 0),
    ]),
  ]
}

/** Outcomes by two quantities, the chosen one first. */
export function scatterTables({ view }: Pick<BlScatter, 'view'>): ValueTable[] {
  if (!view) return []
  const { heading, across, up, outcomes, chosen } = view
  const rows = [chosen, ...outcomes.filter((one) => one !== chosen)]
  return listed(
    heading,
    ['outcome', across.name, up.name],
    rows.map((one, i) => [i === 0 ? view.words.chosen : String(i + 1), one.across, one.up ?? '']),
  )
}

const ranked = (name: string, of: string, values: ArrayLike<number>): ValueTable[] =>
  values.length === 0 ? [] : [tableOf(name, ['rank', of], values.length, (i) => [i + 1, values[i]!])]

/** Eigenvalues by rank, and the levels that they are compared with. */
export const spectrumTables = ({ of, values, levels }: Pick<BlSpectrum, 'of' | 'values' | 'levels'>) => [
  ...ranked(`Spectrum of ${of}`, 'eigenvalue', values),
  ...listed(
    'Levels',
    ['level', 'value'],
    levels.map(({ label, value }) => [label, value]),
  ),
]

/** Final losses of many draws by rank. */
export const drawsTables = ({ losses }: Pick<BlDraws, 'losses'>): ValueTable[] =>
  ranked('Final losses of the draws', 'loss', losses)

/** A measure of each run at its first record and now, and the limit. */
export function gaugeTables({ heading, view }: Pick<BlGauge, 'heading' | 'view'>): ValueTable[] {
  if (!view) return []
  const rows = view.rows.map(({ label, values, at }) => [label, values[0] ?? NaN, values[at] ?? NaN])
  return listed(
    heading || view.name,
    ['run', `${view.name} at w₀`, 'now'],
    [...rows, [view.limit.label, view.limit.value, view.limit.value]],
  )
}
