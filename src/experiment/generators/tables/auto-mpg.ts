import type { TargetGenerator } from '../generator.ts'
import { SampleFile } from '../sample-file.ts'
import { RealTable } from './real-table.ts'

const table = new RealTable({
  file: new SampleFile('the table of cars', async () => (await import('./auto-mpg.json')).default),
  rows: 392,
  inputs: 6,
  cells: (line) => line.trim().split(/\s+/),
  columns: [4, 3, 2, 5, 1, 6],
  names: ['weight of the car', 'horsepower', 'displacement', 'acceleration', 'cylinders', 'model year'],
  target: 0,
})

/** Cars by weight, horsepower, displacement, acceleration, cylinders and year, with their standardised miles per gallon as the target. */
export const autoMpg: TargetGenerator = {
  id: 'auto-mpg',
  title: 'Miles per gallon',
  task: 'regression',
  ...table.common,
  outputs: 1,
  make: (request) => {
    const { row, scale } = table.drawn(request)
    return (n, _count, _draws, part) => {
      const { inputs, target } = row(part, n)
      return {
        point: inputs.slice(0, request.coordinates),
        targets: [(Number(target) - scale.mean) / scale.deviation],
      }
    }
  },
}
