import { cut, ExperimentError } from '../../experiment/spec/values/error.ts'

/** An array of numbers: its shape, and its entries with the last index running fastest. */
export interface NumberArray {
  readonly shape: readonly number[]
  readonly data: Float64Array | Float32Array | Int32Array
}

export type NumberArrays = Readonly<Record<string, NumberArray>>

export const mostFileBytes = 2 ** 28
export const mostArrays = 4096
/** Numbers in all arrays of a file together. */
export const mostNumbers = 2 ** 24
const mostAxes = 32
/** Characters of an array's name. */
export const mostArrayName = 200

/** An error about a whole file. */
export const fileError = (message: string): ExperimentError => ExperimentError.at('', message)

/** An error about one array of a file. */
export const arrayError = (name: string, message: string): ExperimentError =>
  ExperimentError.at(`array "${cut(name, 60)}"`, message)

/** Refuses a file that is too long. */
export function checkFileSize({ length }: Uint8Array): void {
  if (length > mostFileBytes)
    throw fileError(
      `the file has ${Math.ceil(length / 1e6)} MB, and at most ${mostFileBytes / 2 ** 20} MiB are read`,
    )
}

/** Counts the arrays and numbers of a file before memory is allocated for them. */
export class ArrayBudget {
  #arrays = 0
  #numbers = 0

  /** The number of entries in an array of this shape. @throws ExperimentError if that is too many, or if the shape is invalid */
  entries(name: string, shape: readonly number[]): number {
    if (shape.length > mostAxes)
      throw arrayError(name, `has ${shape.length} axes, and at most ${mostAxes} are read`)
    const wrong = shape.find((length) => !Number.isSafeInteger(length) || length < 0)
    if (wrong !== undefined) throw arrayError(name, `has an axis of length ${wrong}, which is none`)
    this.#arrays += 1
    if (this.#arrays > mostArrays) throw fileError(`the file has more than ${mostArrays} arrays`)
    const entries = shape.includes(0) ? 0 : shape.reduce((product, length) => product * length, 1)
    this.#numbers += entries
    if (this.#numbers > mostNumbers)
      throw arrayError(
        name,
        `would be number ${this.#numbers} of the file's numbers, and at most ${mostNumbers} are read`,
      )
    return entries
  }
}
