import { dottedKeys, writtenKey } from '../../../experiment/spec/values/pointer.ts'
import { isFields } from '../../../experiment/format/merge.ts'
import { same } from '../../../experiment/format/same.ts'
import { treeValue } from '../../../experiment/functions/expression/value.ts'
import type { Patch } from '../names.ts'
import { readArithmetic } from './arithmetic.ts'
import { reading, TextError } from './text-error.ts'

/**
 * A short form for a list of patches, one for each value. `vary` names the field that takes the values, or gives for each varied field a
 * list, the word `values`, or a formula with the word `value`, such as `10 / value`. `with` is a patch that all share.
 */
export interface Varied {
  readonly with?: Patch
  readonly vary: string | Readonly<Record<string, unknown>>
}

type Step = string | number
type Fields = Readonly<Record<string, unknown>>

/** A name that can stand between the points of a path. */
const plainName = /^[^.\s]+$/u

/** The values of all patches at one path. */
interface Column {
  readonly path: readonly Step[]
  readonly values: readonly unknown[]
}

const sameKeys = (parts: readonly Fields[]): boolean => {
  const [first = {}] = parts
  const keys = Object.keys(first)
  return parts.every((part) => {
    const own = Object.keys(part)
    return own.length === keys.length && own.every((key, i) => key === keys[i])
  })
}

/** The columns in which `parts`, one from each patch, differ. It descends as long as all have the same shape. */
function columnsOf(parts: readonly unknown[], path: readonly Step[]): readonly Column[] {
  const [first] = parts
  if (parts.every((part) => same(part, first))) return []
  if (parts.every(isFields) && sameKeys(parts)) {
    const keys = Object.keys(first as Fields)
    if (keys.every((key) => plainName.test(key) && typeof writtenKey(key) === 'string'))
      return keys.flatMap((key) =>
        columnsOf(
          parts.map((part) => part[key]),
          [...path, key],
        ),
      )
  }
  const lists = parts.filter((part): part is readonly unknown[] => Array.isArray(part))
  const [list = []] = lists
  const alike = lists.length === parts.length && lists.every((each) => each.length === list.length)
  if (alike && list.some((each) => typeof each === 'object'))
    return list.flatMap((_, i) =>
      columnsOf(
        lists.map((each) => each[i]),
        [...path, i],
      ),
    )
  return [{ path, values: parts }]
}

/** A copy of `target` with `value` at a path. */
function put(target: unknown, [step, ...rest]: readonly Step[], value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(target)) {
    const copy = [...(target as unknown[])]
    copy[Number(step)] = put(copy[Number(step)], rest, value)
    return copy
  }
  const fields = isFields(target) ? target : {}
  return { ...fields, [step]: put(fields[step], rest, value) }
}

/** A copy of `target` without the part at a path, and without objects that are then empty. */
function without(target: unknown, [step, ...rest]: readonly Step[]): unknown {
  if (step === undefined || Array.isArray(target) || !isFields(target)) return undefined
  const { [step]: part, ...others } = target
  const left = rest.some((each) => typeof each === 'number') ? part : without(part, rest)
  const fields = left === undefined ? others : { ...target, [step]: left }
  return Object.keys(fields).length > 0 ? fields : undefined
}

/** The common part of all patches: the first without what varies. Lists stay whole. */
function shared(first: Patch, columns: readonly Column[]): Patch {
  let left: unknown = first
  for (const { path } of columns)
    if (!path.some((step) => typeof step === 'number')) left = without(left, path) ?? {}
  return left as Patch
}

/** The short form of some patches; undefined if there is none. */
export function variedOf(
  values: readonly (number | string)[],
  patches: readonly Patch[],
): Varied | undefined {
  const [first] = patches
  if (first === undefined || patches.length !== values.length) return undefined
  const columns = columnsOf(patches, [])
  if (columns.length === 0 || columns.some(({ path }) => path.length === 0)) return undefined
  const told = columns
    .map(({ path, values: column }) => [path.join('.'), same(column, values) ? 'values' : column] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const [only] = told
  const vary = told.length === 1 && only?.[1] === 'values' ? only[0] : Object.fromEntries(told)
  const base = shared(first, columns)
  const varied = { ...(Object.keys(base).length > 0 && { with: base }), vary }
  return same(patchesOf(values, varied), patches) ? varied : undefined
}

function checkPath(base: unknown, path: string): void {
  let part = base
  for (const step of dottedKeys(path)) {
    if (Array.isArray(part) && !(typeof step === 'number' && step < part.length))
      throw new TextError(`"${path}" points outside a list. Write the whole list in "with"`)
    if (!Array.isArray(part) && typeof step === 'number')
      throw new TextError(`"${path}" points into a list that does not exist. Write the whole list in "with"`)
    part = Array.isArray(part) ? (part as unknown[])[Number(step)] : isFields(part) ? part[step] : undefined
  }
}

/** The value of a field for each of the values. @throws TextError */
function columnAt(values: readonly (number | string)[], path: string, column: unknown): readonly unknown[] {
  if (column === 'values') return values
  if (typeof column === 'string') {
    const tree = readArithmetic(column, ['value'])
    if (values.some((value) => typeof value !== 'number'))
      throw new TextError(`"${path}" is computed from the values, but these are words. Write numbers`)
    return values.map((value) => treeValue(tree, () => Number(value)))
  }
  if (!Array.isArray(column))
    throw new TextError(
      `"${path}" has no values. Write a list, the word values, or arithmetic such as 10 / value`,
    )
  if (column.length !== values.length)
    throw new TextError(
      `"${path}" has ${column.length} values, but there are ${values.length}. Write one for each`,
    )
  return column as readonly unknown[]
}

/** Expands the short form. @throws TextError if a path leads nowhere, the length of a list is wrong, or arithmetic cannot be read */
export function patchesOf(values: readonly (number | string)[], { with: base = {}, vary }: Varied): Patch[] {
  const told = typeof vary === 'string' ? { [vary]: 'values' } : vary
  const columns = Object.entries(told).map(([path, column]) => {
    const list = reading(typeof vary === 'string' ? ['vary'] : ['vary', path], () => {
      checkPath(base, path)
      return columnAt(values, path, column)
    })
    return { steps: dottedKeys(path), list }
  })
  return values.map((_, i) =>
    columns.reduce<unknown>((patch, { steps, list }) => put(patch, steps, list[i]), base),
  ) as Patch[]
}
