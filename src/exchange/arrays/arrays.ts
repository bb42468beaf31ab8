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
export const mostArrayName = 200

export const fileError = (message: string): ExperimentError => ExperimentError.at('', message)

export const arrayError = (name: string, message: string): ExperimentError =>
  ExperimentError.at(`array "${cut(name, 60)}"`, message)

export function checkFileSize({ length }: Uint8Array): void {
  if (length > mostFileBytes)
    throw fileError(
      `the file has ${Math.ceil(length / 1e6)} MB, but the limit is ${mostFileBytes / 2 ** 20} MiB`,
    )
}

/** Counts the arrays and numbers of a file before memory is allocated for them. */
export class ArrayBudget {
  #arrays = 0
  #numbers = 0

  /** The number of entries in an array of this shape. @throws ExperimentError if that is too many, or if the shape is invalid */
  entries(name: string, shape: readonly number[]): number {
    if (shape.length > mostAxes)
      throw arrayError(name, `has ${shape.length} axes, but the limit is ${mostAxes}`)
    const wrong = shape.find((length) => !Number.isSafeInteger(length) || length < 0)
    if (wrong !== undefined)
      throw arrayError(name, `has an axis of length ${wrong}. Use whole numbers from 0`)
    this.#arrays += 1
    if (this.#arrays > mostArrays) throw fileError(`the file has more than ${mostArrays} arrays. Save fewer`)
    const entries = shape.includes(0) ? 0 : shape.reduce((product, length) => product * length, 1)
    this.#numbers += entries
    if (this.#numbers > mostNumbers)
      throw arrayError(
        name,
        `brings the file to ${this.#numbers} numbers, but the limit is ${mostNumbers}. Save fewer`,
      )
    return entries
  }
}
