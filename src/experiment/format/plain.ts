import { ExperimentError, itemPath } from '../spec/error.ts'

/** The most numbers, texts, lists and objects that an experiment may hold. */
const mostValues = 4_000_000
const mostCharacters = 100_000
const mostDepth = 16

/** Names that reach into JavaScript's own objects. */
const forbidden = ['__proto__', 'constructor', 'prototype']

/** A copy made of plain data, and how many values it holds. */
export interface PlainCopy {
  readonly value: unknown
  readonly count: number
}

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

class Copier {
  count = 0

  copy(value: unknown, path: string, depth: number): unknown {
    this.#spend(1, path)
    if (typeof value === 'number') return value === 0 ? 0 : value
    if (value === null || value === undefined || typeof value === 'boolean') return value
    if (typeof value === 'string') {
      if (value.length > mostCharacters)
        throw ExperimentError.at(path, `must be at most ${mostCharacters} characters long`)
      return value
    }
    if (typeof value !== 'object') throw ExperimentError.at(path, `must be plain data, not a ${typeof value}`)
    if (depth === mostDepth)
      throw ExperimentError.at(
        path,
        'is nested too deeply, or holds itself: write it as a tree of plain data',
      )
    if (Array.isArray(value)) return this.#list(value, path, depth + 1)
    if (ArrayBuffer.isView(value))
      throw ExperimentError.at(path, 'must be a plain list of numbers: write Array.from(…) around it')
    if (!isPlainObject(value)) throw ExperimentError.at(path, 'must be a plain object or list')
    return this.#fields(value as Readonly<Record<string, unknown>>, path, depth + 1)
  }

  #list(list: readonly unknown[], path: string, depth: number): unknown[] {
    this.#spend(list.length, path)
    this.count -= list.length
    return Array.from({ length: list.length }, (_, i) => this.copy(list[i], itemPath(path, i), depth))
  }

  #fields(object: Readonly<Record<string, unknown>>, path: string, depth: number): Record<string, unknown> {
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(object)) {
      if (forbidden.includes(key)) throw ExperimentError.at(path, `there is no field "${key}" here`)
      const value = object[key]
      if (value !== undefined) copy[key] = this.copy(value, itemPath(path, key), depth)
    }
    return copy
  }

  #spend(values: number, path: string): void {
    this.count += values
    if (this.count > mostValues)
      throw ExperimentError.at(path, `the experiment holds more than ${mostValues} values`)
  }
}

/**
 * A copy of any value as plain JSON data: fields that are undefined are left out and -0 becomes 0, as JSON writes them;
 * NaN and the infinities stay. Its size and depth are bounded before anything else looks at it.
 *
 * Throws ExperimentError and nothing else: for functions, class instances, cycles, getters or proxies that throw, and
 * values that are too large.
 */
export function plainCopy(value: unknown): PlainCopy {
  const copier = new Copier()
  try {
    return { value: copier.copy(value, '', 0), count: copier.count }
  } catch (error) {
    if (error instanceof ExperimentError) throw error
    throw ExperimentError.at('', 'the experiment cannot be read: it must be plain data')
  }
}
