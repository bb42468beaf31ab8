import { createEngine } from '../../src/engine/engine.ts'
import { atMost, goalTable } from './report/goals.ts'
import { basinLatency, dragLatency, sliderLatency } from './work/latency.ts'
import { latencyTable, usual } from './report/table.ts'

/** Goals for the medians, in milliseconds, in the order of the rows. */
const wanted = [60, 300, 250, 100, 900, 250, 1000]

/**
 * Measures the time from gesture to numbers without WebGPU; `report` receives each table as soon as it is
 * complete.
 */
export async function measureWorkers(report: (text: string) => void): Promise<void> {
  const engine = await createEngine({ backend: 'workers' })
  const drags = await dragLatency(engine)
  const { workers = '' } = engine.info.variants
  report(`${navigator.userAgent}\n${workers}, ${navigator.hardwareConcurrency} cores\n`)
  const rows = [...drags, ...(await sliderLatency(engine)), ...(await basinLatency(engine))]
  report(latencyTable(rows))
  const goals = rows.map((row, i) => atMost(wanted[i] ?? NaN, `median, ms: ${row.what}`, usual(row)))
  report(goalTable(goals, 'processor'))
  engine.dispose()
}
