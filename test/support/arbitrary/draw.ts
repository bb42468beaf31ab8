import fc, { type Arbitrary, type GeneratorValue } from 'fast-check'

export const finite = fc.double({ noNaN: true, noDefaultInfinity: true })
export const nonNegative = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true })
export const fraction = fc.double({ min: 0, max: 1, noNaN: true })
export const whole = (min: number, max: number) => fc.integer({ min, max })

/** Draws values, and fields that may be left out. */
export class Draw {
  readonly #gen: GeneratorValue
  constructor(gen: GeneratorValue) {
    this.#gen = gen
  }

  one<T>(arbitrary: Arbitrary<T>): T {
    return this.#gen(() => arbitrary)
  }

  from<T>(values: readonly T[]): T {
    return this.one(fc.constantFrom(...values))
  }

  list<T>(arbitrary: Arbitrary<T>, length: number): T[] {
    return this.one(fc.array(arbitrary, { minLength: length, maxLength: length }))
  }

  chance(): boolean {
    return this.one(fc.boolean())
  }

  /** Some of the fields: each is given or left out. */
  some<T extends object>(fields: { [K in keyof T]: Arbitrary<T[K]> }): Partial<T> {
    return this.one(fc.record(fields, { requiredKeys: [] })) as Partial<T>
  }
}
