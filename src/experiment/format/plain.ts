import {
  mostDepth,
  mostFields,
  mostName,
  mostPackedText,
  mostSamples,
  mostText,
  mostValues,
} from '../spec/values/bounds.ts'
import { ExperimentError, itemPath } from '../spec/values/error.ts'
import { valuesOfKnown } from '../spec/values/known-rows.ts'

/** Names that reach into JavaScript's own objects, and so are not allowed as fields. */
export const ownNames: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** Fields that may hold many numbers as one packed text. */
const packedNames: readonly (string | number)[] = ['weights', 'values']

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

class Copier {
  #count = 0
  /** Path to the value that is being copied. */
  readonly #keys: (string | number)[] = []

  get path(): string {
    return this.#keys.reduce(itemPath, '')
  }

  copy(value: unknown): unknown {
    if (typeof value === 'number') return value + 0 // -0 + 0 is 0.
    if (value === null || value === undefined || typeof value === 'boolean') return value
    if (typeof value === 'string') {
      const most = packedNames.includes(this.#keys.at(-1) ?? '') ? mostPackedText : mostText
      if (value.length > most) throw this.#refusal(`must be at most ${most} characters long`)
      return value
    }
    if (typeof value !== 'object') throw this.#refusal(`must be plain data, not a ${typeof value}`)
    if (this.#keys.length === mostDepth)
      throw this.#refusal('is nested too deeply, or contains itself. Use plain data without cycles')
    if (Array.isArray(value)) return this.#list(value)
    if (ArrayBuffer.isView(value))
      throw this.#refusal('must be a plain list of numbers. Wrap it in Array.from(…)')
    if (!isPlainObject(value)) throw this.#refusal('must be a plain object or list')
    return this.#fields(value as Readonly<Record<string, unknown>>)
  }

  #list(list: readonly unknown[]): readonly unknown[] {
    const known = valuesOfKnown(list)
    if (known !== undefined) {
      this.#spend(known)
      return list
    }
    const { length } = list
    if (length > mostSamples && typeof list[0] === 'object')
      throw this.#refusal(`must have at most ${mostSamples} lists or objects`)
    this.#spend(length)
    const copy: unknown[] = []
    const depth = this.#keys.length
    for (let i = 0; i < length; i++) {
      this.#keys[depth] = i
      copy.push(this.copy(list[i]))
    }
    this.#keys.length = depth
    return copy
  }

  #fields(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const keys = Object.keys(object)
    if (keys.length > mostFields) throw this.#refusal(`must have at most ${mostFields} fields`)
    this.#spend(keys.length)
    const copy: Record<string, unknown> = {}
    const depth = this.#keys.length
    for (const key of keys) {
      if (key.length > mostName)
        throw this.#refusal(`a field's name must be at most ${mostName} characters long`)
      if (ownNames.includes(key)) throw this.#refusal(`unknown field "${key}"`)
      this.#keys[depth] = key
      const value = object[key]
      if (value !== undefined) copy[key] = this.copy(value)
    }
    this.#keys.length = depth
    return copy
  }

  #spend(values: number): void {
    this.#count += values
    if (this.#count > mostValues) throw this.#refusal(`the experiment has more than ${mostValues} values`)
  }

  #refusal(message: string): ExperimentError {
    return ExperimentError.at(this.path, message)
  }
}

/**
 * Copies any value as plain JSON data: undefined fields are left out and -0 becomes 0, as in JSON; NaN and the infinities stay. Size and
 * depth are bounded before any other code reads the value.
 * @throws ExperimentError, and nothing else, for functions, class instances, cycles, getters or proxies that throw, and values that are too
 * large.
 */
export function plainCopy(value: unknown): unknown {
  const copier = new Copier()
  try {
    return copier.copy(value)
  } catch (error) {
    if (error instanceof ExperimentError) throw error
    throw ExperimentError.at(copier.path, 'cannot be read. It must be plain data')
  }
}
