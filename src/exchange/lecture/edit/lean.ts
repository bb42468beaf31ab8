import { isFields, type Patch } from '../../../experiment/format/merge.ts'
import { parseExperiment } from '../../../experiment/format/parse.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { Path } from '../fences/yaml-text.ts'
import { same } from '../../../experiment/format/same.ts'
import { put } from './data.ts'

/** A value in its three forms: as it is written, as that is parsed, and as it shall be when it is parsed. */
interface Forms {
  readonly written: unknown
  readonly parsed: unknown
  readonly wanted: unknown
}

/** `wanted` as somebody would write it who changes `written`; paths of what may be a default that goes without saying are added to `fresh`. */
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

/** Paths of one field in the items of lists, which may all have the same default. */
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

/** Without the parts at as many of the fields as can be, none of which changes the experiment; halves are tried where not all can go. */
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
 * An experiment as it is written: what `written` says stays as long as it means the same, and defaults go without saying. Parsed again it
 * is `wanted` to the last bit.
 */
export function leanExperiment(written: Patch, wanted: Experiment): Patch {
  // Beside other fields, the same words may have other defaults: then they mean no more than they say.
  for (const parsed of [parsedOr(written), written]) {
    const fresh: Path[] = []
    const value = rewritten({ written, parsed, wanted }, [], fresh)
    if (isExperiment(value, wanted)) return withoutDefaults(value, fieldsIn(fresh), wanted) as Patch
  }
  return { ...wanted }
}

/** What a value is parsed to; nothing where it is no experiment. */
function parsedOr(value: unknown): Experiment | undefined {
  try {
    return parseExperiment(value)
  } catch (error) {
    if (error instanceof ExperimentError) return undefined
    throw error
  }
}
