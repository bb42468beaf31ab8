import { isFields, type Patch } from '../../../experiment/format/merge.ts'
import { parseExperiment } from '../../../experiment/format/parse.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { Path } from '../fences/yaml-text.ts'
import { same } from '../../../experiment/format/same.ts'
import { put } from './data.ts'

/** A value as it is written, as that parses, and as it should parse after the edit. */
interface Forms {
  readonly written: unknown
  readonly parsed: unknown
  readonly wanted: unknown
}

/**
 * Writes `wanted` by changing `written` as little as an author would. Adds to `fresh` the paths of new values, which may be defaults and
 * then unnecessary.
 */
function rewritten({ written, parsed, wanted }: Forms, path: Path, fresh: Path[]): unknown {
  if (same(parsed, wanted)) return written
  if (isFields(wanted)) return fieldsAnew({ written, parsed, wanted }, wanted, path, fresh)
  if (!Array.isArray(wanted) || !Array.isArray(parsed) || !Array.isArray(written)) {
    if (Array.isArray(wanted)) return wanted.map((each, i) => rewritten(unwritten(each), [...path, i], fresh))
    fresh.push(path)
    return wanted
  }
  const left = parsed.map((_, i) => i)
  const alike = (each: unknown, i: number) => {
    const found = left.find((k) => same(parsed[k], each)) ?? left.find((k) => k === i)
    if (found !== undefined) left.splice(left.indexOf(found), 1)
    return found
  }
  return wanted.map((each: unknown, i) => {
    const k = alike(each, i)
    const forms = k === undefined ? unwritten(each) : { written: written[k], parsed: parsed[k], wanted: each }
    return rewritten(forms, [...path, i], fresh)
  })
}

const unwritten = (wanted: unknown): Forms => ({ written: undefined, parsed: undefined, wanted })

function fieldsAnew(
  { written, parsed }: Forms,
  wanted: Readonly<Record<string, unknown>>,
  path: Path,
  fresh: Path[],
): unknown {
  const [old, known] = [isFields(written) ? written : {}, isFields(parsed) ? parsed : {}]
  if (!isFields(written) && typeof path.at(-1) === 'string') fresh.push(path)
  const names = [...Object.keys(old), ...Object.keys(wanted).filter((name) => !Object.hasOwn(old, name))]
  const fields = names
    .filter((name) => Object.hasOwn(wanted, name))
    .map((name) => {
      const forms = { written: old[name], parsed: known[name], wanted: wanted[name] }
      return [name, rewritten(forms, [...path, name], fresh)] as const
    })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

const isExperiment = (value: unknown, wanted: Experiment): boolean => {
  try {
    return same(parseExperiment(value), wanted)
  } catch (error) {
    if (error instanceof ExperimentError) return false
    throw error
  }
}

/** Groups the paths by field, ignoring indices of lists, since items of a list often share a default. */
function fieldsIn(paths: readonly Path[]): readonly (readonly Path[])[] {
  const groups = new Map<string, Path[]>()
  for (const path of paths) {
    const name = path.map((step) => (typeof step === 'number' ? '#' : step)).join('.')
    const group = groups.get(name) ?? []
    group.push(path)
    groups.set(name, group)
  }
  return [...groups.values()]
}

/** Removes as many of the fields as possible without changing the experiment. If not all can go, it tries each half. */
function withoutDefaults(value: unknown, fields: readonly (readonly Path[])[], wanted: Experiment): unknown {
  if (fields.length === 0) return value
  const bare = fields.flat().reduceRight((whole, path) => put(whole, path, undefined), value)
  if (isExperiment(bare, wanted)) return bare
  if (fields.length === 1) return value
  const half = Math.ceil(fields.length / 2)
  const last = withoutDefaults(value, fields.slice(half), wanted)
  return withoutDefaults(last, fields.slice(0, half), wanted)
}

/**
 * Returns the shortest text form of an experiment: whatever `written` contains stays if it still means the same, and defaults are left out.
 * It parses to `wanted` to the last bit.
 */
export function leanExperiment(written: Patch, wanted: Experiment): Patch {
  // Next to other fields, the same written values can get other defaults. The second attempt therefore takes them literally.
  for (const parsed of [parsedOr(written), written]) {
    const fresh: Path[] = []
    const value = rewritten({ written, parsed, wanted }, [], fresh)
    if (isExperiment(value, wanted)) return withoutDefaults(value, fieldsIn(fresh), wanted) as Patch
  }
  return { ...wanted }
}

function parsedOr(value: unknown): Experiment | undefined {
  try {
    return parseExperiment(value)
  } catch (error) {
    if (error instanceof ExperimentError) return undefined
    throw error
  }
}
