import { isFields, mergePatch } from '../../experiment/format/merge.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import type { Beside, Question, Sweep } from './scenario.ts'
import type { Path } from './fences/yaml-text.ts'
import { numberText } from './notation/number-text.ts'

/** Something that can be read but is probably a mistake, at a path of the data. */
export interface Oversight {
  readonly path: Path
  readonly message: string
}

const codeForm = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/iu

/** Returns why a word is not the code of a language (BCP 47), as a sentence; undefined if it is one. */
export const languageFault = (code: string): string | undefined =>
  codeForm.test(code)
    ? undefined
    : `"${code}" is not the code of a language. Write a language code like en or de`

/** The largest number of float32, in which the graphics card computes. */
const largest = 3.4028235e38

/** Finds numbers that are too large for any run. */
export function largeNumbers(data: unknown, path: Path = []): readonly Oversight[] {
  if (typeof data === 'number')
    return Number.isFinite(data) && Math.abs(data) > largest
      ? [{ path, message: `${numberText(data)} is too large to compute with. Write a number below 3.4e38` }]
      : []
  if (Array.isArray(data)) return data.flatMap((each, i) => largeNumbers(each, [...path, i]))
  if (!isFields(data)) return []
  return Object.entries(data).flatMap(([name, each]) => largeNumbers(each, [...path, name]))
}

/** Finds rules of a sweep that its chart cannot draw, because they lie beyond its values. */
export function hiddenRules({ rules = [], values }: Sweep): readonly Oversight[] {
  const [from, to] = [minOf(values), maxOf(values)]
  return rules.flatMap(({ at, axis }, i) =>
    axis === 'up' || (at >= from && at <= to)
      ? []
      : [
          {
            path: ['sweep', 'rules', i, 'at'],
            message: `the rule at ${numberText(at)} is not drawn, because the axis goes from ${numberText(from)} to ${numberText(to)}. Choose an at in that range, or add a value`,
          },
        ],
  )
}

/** The lists of an experiment that arguments index, from 0. */
const counted: Readonly<Record<string, 'algorithms' | 'starts'>> = {
  algorithm: 'algorithms',
  otherAlgorithm: 'algorithms',
  start: 'starts',
  otherStart: 'starts',
}

interface OfRun {
  readonly arguments?: Readonly<Record<string, number | string>>
  readonly stage?: number
}

/** Returns why the run that a quantity or formula needs is missing, as a sentence; undefined if it exists. */
export function missingRun(
  { arguments: given = {}, stage = 0 }: OfRun,
  main: unknown,
  beside: readonly Beside[] = [],
): string | undefined {
  const experiment = stage === 0 ? main : mergePatch(main, beside[stage - 1]?.experiment ?? {})
  if (!isFields(experiment)) return undefined
  for (const [name, value] of Object.entries(given)) {
    const list = experiment[counted[name] ?? '']
    if (typeof value !== 'number' || !Array.isArray(list) || value < list.length) continue
    const all = `${list.length} ${counted[name]?.slice(0, list.length === 1 ? -1 : undefined)}`
    const right = list.length > 2 ? `0 to ${list.length - 1}` : list.length === 2 ? '0 or 1' : '0'
    return `there is no "${name}=${value}". The step has ${all}, counted from 0. Write ${right}`
  }
  return undefined
}

/** The indices of options with nothing but a label. */
export const bareOptions = ({ options = [] }: Pick<Question, 'options'>): readonly number[] =>
  options.flatMap((option, at) => (Object.keys(option).length === 1 ? [at] : []))
