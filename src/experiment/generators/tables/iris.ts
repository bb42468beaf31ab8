import type { ClassGenerator } from '../generator.ts'
import { SampleFile } from '../sample-file.ts'
import { RealTable } from './real-table.ts'

const table = new RealTable({
  file: new SampleFile('the table of irises', async () => (await import('./iris.json')).default),
  rows: 150,
  inputs: 4,
  // The first line of the file contains its counts of rows and inputs, and the names of the species.
  cells: (line) => (line.includes('setosa') ? [] : line.split(',')),
  columns: [2, 3, 0, 1],
  names: ['petal length', 'petal width', 'sepal length', 'sepal width'],
  target: 4,
})

/** Irises of three species, by the length and width of a petal and a sepal. */
export const iris: ClassGenerator = {
  id: 'iris',
  title: 'Irises',
  task: 'classification',
  ...table.common,
  classes: () => 3,
  make: (request) => {
    const { row } = table.drawn(request)
    return (n, _count, _draws, part) => {
      const { inputs, target } = row(part, n)
      return { point: inputs.slice(0, request.coordinates), label: Number(target) }
    }
  },
}
