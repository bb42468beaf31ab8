import type { ClassGenerator } from '../generator.ts'
import { SampleFile } from '../sample-file.ts'
import { RealTable } from './real-table.ts'

const species = ['Adelie', 'Chinstrap', 'Gentoo']

const table = new RealTable({
  file: new SampleFile('the table of penguins', async () => (await import('./penguins.json')).default),
  rows: 342,
  inputs: 4,
  cells: (line) => line.split(','),
  columns: [2, 3, 4, 5],
  names: ['bill length', 'bill depth', 'flipper length', 'body mass'],
  target: 0,
})

/** Penguins of three species, by the length and depth of the bill, the length of a flipper, and the mass. */
export const penguins: ClassGenerator = {
  id: 'penguins',
  title: 'Palmer penguins',
  task: 'classification',
  ...table.common,
  classes: () => species.length,
  make: (request) => {
    const { row } = table.drawn(request)
    return (n, _count, _draws, part) => {
      const { inputs, target } = row(part, n)
      return { point: inputs.slice(0, request.coordinates), label: species.indexOf(target) }
    }
  },
}
