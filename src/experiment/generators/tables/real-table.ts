import { RandomStream } from '../../../math/statistics/random.ts'
import type { Parameter, Request } from '../generator.ts'
import type { SampleFile } from '../sample-file.ts'

/** A row of a table: its inputs, and what is to be told of it. */
interface RealRow {
  readonly inputs: readonly number[]
  readonly target: string
}

/** How a table that was measured somewhere is read. */
interface RealTableForm {
  readonly file: SampleFile
  /** Names of the inputs. */
  readonly names: readonly string[]
  /** Rows that have all values. */
  readonly rows: number
  /** Inputs of each, of which the first are the most telling. */
  readonly inputs: number
  /** A line of the file as its cells; the line of the names has too few numbers to be a row. */
  readonly cells: (line: string) => readonly string[]
  /** Places of the inputs among the cells, and of the target. */
  readonly columns: readonly number[]
  readonly target: number
}

/** A row of a table on its own scale. */
interface ScaledRow {
  /** Less their means and over their standard deviations. */
  readonly inputs: readonly number[]
  readonly target: string
}

/** Mean and standard deviation, over n, of some numbers. */
function scaleOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}

/** A table that was measured somewhere, in a file. A quarter of its rows, drawn from (seed, 'data/rows'), is the test part. */
export class RealTable {
  readonly #form: RealTableForm
  /** Rows that may train, and that test. */
  readonly sizes: { readonly size: number; readonly testSize: number }
  /** How many of its inputs are used. */
  readonly parameters: { readonly inputs: Parameter }

  constructor(form: RealTableForm) {
    const testSize = Math.round(form.rows / 4)
    this.#form = form
    this.sizes = { size: form.rows - testSize, testSize }
    this.parameters = {
      inputs: { title: 'Inputs', default: form.inputs, from: 1, to: form.inputs, whole: true },
    }
  }

  /** What every generator of a table has. */
  get common() {
    const { file, names, inputs: most } = this.#form
    return {
      coordinates: most,
      names,
      columns: ({ inputs = most }: Readonly<Record<string, number>>) => inputs,
      ...this.sizes,
      noise: 0,
      parameters: this.parameters,
      given: () => this.sizes,
      file,
    }
  }

  /** The rows that have all values, in the order of the file. */
  readRows(): RealRow[] {
    const { file, cells, columns, target } = this.#form
    return file.read().flatMap((line) => {
      const row = cells(line)
      const inputs = columns.map((column) => Number(row[column] || NaN))
      return inputs.every(Number.isFinite) && row.length > target ? [{ inputs, target: row[target]! }] : []
    })
  }

  /** Row n of a part as they are drawn from a seed, each input by the rows that may train. `scale` is that of targets that are numbers. */
  drawn({ seed }: Pick<Request, 'seed'>) {
    const rows = this.readRows()
    const order = new RandomStream(seed, 'data/rows').permutation(rows.length)
    const drawn = Array.from(order, (place) => rows[place]!)
    const training = drawn.slice(0, this.sizes.size)
    const scales = this.#form.columns.map((_, column) =>
      scaleOf(training.map(({ inputs }) => inputs[column]!)),
    )
    const scaled = drawn.map(({ inputs, target }): ScaledRow => ({
      inputs: inputs.map((value, i) => (value - scales[i]!.mean) / scales[i]!.deviation),
      target,
    }))
    return {
      scale: scaleOf(training.map(({ target }) => Number(target))),
      row: (part: string, n: number): ScaledRow => scaled[part === 'train' ? n : this.sizes.size + n]!,
    }
  }
}
