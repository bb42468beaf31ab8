import { mlpSpec } from '../../support/network.ts'
import { terrainRequest } from '../../support/kernels/terrain.ts'
import { atMost, type Goal } from '../report/goals.ts'
import { time, timing } from '../report/statistics.ts'
import { tunedKernel } from './tuned-kernel.ts'

interface Size {
  readonly widths: readonly number[]
  readonly samples: number
  readonly points: number
}

const around: Size = { widths: [2, 16, 16, 1], samples: 256, points: 65 }

const axes: readonly (readonly [string, readonly Size[]])[] = [
  ['points', [33, 65, 129, 257].map((points) => ({ ...around, points }))],
  ['samples', [64, 256, 1024, 4096].map((samples) => ({ ...around, samples, points: samples > 256 ? 33 : 65 }))],
  [
    'weights',
    [[2, 12, 1], [2, 16, 16, 1], [2, 32, 32, 1], [2, 68, 68, 1]].map((widths) => ({ ...around, widths, points: 33 })),
  ],
] // prettier-ignore

/** Weights plus ten times the units: the cost of one point and sample. */
function unitsOfWork(widths: readonly number[]): { weights: number; cost: number } {
  const layers = widths.slice(1)
  const weights = layers.reduce((sum, n, l) => sum + n * ((widths[l] ?? 0) + 1), 0)
  return { weights, cost: weights + 10 * layers.reduce((sum, n) => sum + n, 0) }
}

async function nanoseconds(device: GPUDevice, { widths, samples, points }: Size): Promise<number> {
  const request = terrainRequest({
    model: mlpSpec({ widths: [...widths] }),
    count: samples,
    resolution: [points, points],
  })
  const kernel = await tunedKernel(device, request)
  const { median } = timing(await time(() => kernel.run(request), 3, 2))
  kernel.dispose()
  return (median * 1e6) / (points * points * samples * unitsOfWork(widths).cost)
}

/**
 * The cost of a unit of work along one axis at a time around work A. The goal is flat within a factor of 2.
 */
export async function scalingTable(
  device: GPUDevice,
): Promise<{ readonly text: string; readonly goals: readonly Goal[] }> {
  const lines: string[] = []
  const goals: Goal[] = []
  for (const [axis, sizes] of axes) {
    const costs: number[] = []
    for (const size of sizes) {
      const cost = await nanoseconds(device, size)
      costs.push(cost)
      const { weights } = unitsOfWork(size.widths)
      lines.push(
        `${axis.padEnd(10)}${`${size.points} x ${size.points} points, ${size.samples} samples, ${weights} weights`.padEnd(50)}${cost.toFixed(4).padStart(10)}`,
      )
    }
    const ratio = Math.max(...costs) / Math.min(...costs)
    lines.push(`${axis.padEnd(10)}largest over smallest: ${ratio.toFixed(2)}`)
    goals.push(atMost(2, `cost along the ${axis}: largest over smallest`, ratio))
  }
  const text = ['Cost of a point, a sample and a unit of work, weights + 10 units (ns)', ...lines, ''].join(
    '\n',
  )
  return { text, goals }
}
