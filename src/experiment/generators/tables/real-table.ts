import { RandomStream } from '../../../math/statistics/random.ts'
import type { Parameter, Request } from '../generator.ts'
import type { SampleFile } from '../sample-file.ts'

/** A row of a table: its inputs and its target as text. */
interface RealRow {
  readonly inputs: readonly number[]
  readonly target: string
}

/** The format of a table of measurements. */
interface RealTableForm {
  readonly file: SampleFile
  readonly names: readonly string[]
  /** Number of complete rows. */
  readonly rows: number
  /** Number of inputs, the most informative ones first. */
  readonly inputs: number
  /** Splits a line of the file into cells; the header has too few numbers to count as a row. */
  readonly cells: (line: string) => readonly string[]
  /** Indices of the inputs, and below of the target, among the cells. */
  readonly columns: readonly number[]
  readonly target: number
}

/** A row of a table with standardised inputs. */
interface ScaledRow {
  /** Less their means and divided by their standard deviations. */
  readonly inputs: readonly number[]
  readonly target: string
}

/** Returns the mean and the standard deviation, over n, of some numbers. */
function scaleOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length
  return { mean, deviation: Math.sqrt(variance) }
}

/** A file of measurements. A quarter of its rows, drawn from (seed, 'data/rows'), is the test set. */
export class RealTable {
  readonly #form: RealTableForm
  /** Numbers of rows available for training and for testing. */
  readonly sizes: { readonly size: number; readonly testSize: number }
  /** The number of inputs used, as a parameter. */
  readonly parameters: { readonly inputs: Parameter }

  constructor(form: RealTableForm) {
    const testSize = Math.round(form.rows / 4)
    this.#form = form
    this.sizes = { size: form.rows - testSize, testSize }
    this.parameters = {
      inputs: { title: 'Inputs', default: form.inputs, from: 1, to: form.inputs, whole: true },
    }
  }

  /** The fields that every generator of a table shares. */
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

  /** Returns the complete rows, in the order of the file. */
  readRows(): RealRow[] {
    const { file, cells, columns, target } = this.#form
    return file.read().flatMap((line) => {
      const row = cells(line)
      const inputs = columns.map((column) => Number(row[column] || NaN))
      return inputs.every(Number.isFinite) && row.length > target ? [{ inputs, target: row[target]! }] : []
    })
  }

  /**
   * Returns row n of a part in the order drawn from a seed, each input standardised by the training rows. `scale` is the mean and deviation
   * of the targets, if they are numbers.
   */
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
