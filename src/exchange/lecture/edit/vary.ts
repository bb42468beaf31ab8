import { dottedKeys } from '../../../experiment/spec/values/pointer.ts'
import { isFields, mergePatch, type Patch } from '../../../experiment/format/merge.ts'
import { partAt } from '../../../experiment/format/part-at.ts'
import { same } from '../../../experiment/format/same.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import { itemPath, type ExperimentIssue } from '../../../experiment/spec/values/error.ts'
import type { ControlName } from '../scenario.ts'
import type { Path } from '../fences/yaml-text.ts'
import { sentenceOf } from '../notation/text-error.ts'
import { patchesOf, type Varied } from '../notation/vary.ts'
import { chainOf } from './chain.ts'
import { put, readPlace, setField } from './data.ts'
import { edited, refused, type Edit } from './edit.ts'
import { taking } from './from-stage.ts'
import { Outline } from './outline.ts'

/** The values of a dial or a chart, their label, and the fields that they set. */
export interface Stops {
  readonly label: string
  readonly values: readonly number[] | readonly string[]
  readonly fields: readonly VariedField[]
}

/** A field that takes the values, or a formula of each, written with the word `value`. */
interface VariedField {
  readonly path: Path
  readonly reckoned?: string
}

export type VaryingPart = 'dial' | 'sweep'

export const [fewestStops, mostStops] = [2, 64]

export const mostControls = 2

const refusal = (text: string, step: number, message: string): Edit =>
  refused(text, { line: new Outline(text).steps[step]?.line ?? 1, column: 1, message, step })

/**
 * Returns stops as written in a fence. A patch replaces whole lists, so a list that contains a varied field is written too, as it is in the
 * step.
 */
function variedFrom({ fields }: Stops, written: Patch, experiment: Experiment): Varied {
  const lists = fields.flatMap(({ path }) => {
    const at = path.findIndex((key) => typeof key === 'number')
    return at < 0 ? [] : [path.slice(0, at)]
  })
  const base = lists.reduce<unknown>(
    (whole, path) => put(whole, path, partAt(written, path) ?? partAt(experiment, path)),
    {},
  )
  const [first, ...others] = fields
  const isPlain = others.length === 0 && first?.reckoned === undefined
  const vary = isPlain
    ? (first?.path ?? []).join('.')
    : Object.fromEntries(fields.map(({ path, reckoned }) => [path.join('.'), reckoned ?? 'values'] as const))
  return { ...(lists.length > 0 && { with: base as Patch }), vary }
}

/** A step's experiment, as written and parsed; undefined if it is invalid. */
function experimentAt(text: string, step: number) {
  const link = chainOf(new Outline(text))[step]
  const { experiment } = link ? taking(link.experiment as unknown as Experiment, []) : {}
  return link && experiment && { written: link.experiment, experiment }
}

/** Returns why stops are invalid, with the first one that is; '' if all are valid. */
export function faultOf(written: Patch, experiment: Experiment, stops: Stops): string {
  const { values } = stops
  if (values.length < fewestStops) return `enter at least ${fewestStops} stops, separated by commas`
  if (values.length > mostStops)
    return `there are ${values.length} stops, but the limit is ${mostStops}. Remove some`
  const twin = values.findIndex((value, i) => values.some((other, k) => k < i && other === value))
  if (twin >= 0) return `stop ${twin + 1}, ${values[twin]}, is a duplicate. Remove it`
  try {
    const patches = patchesOf(values, variedFrom(stops, written, experiment))
    for (const [i, patch] of patches.entries()) {
      const [issue] = taking(mergePatch(experiment, patch) as Experiment, []).issues
      if (issue) return `stop ${i + 1}, ${values[i]}, ${issueWords(issue, stops)}`
    }
    return ''
  } catch (error) {
    return sentenceOf(error)
  }
}

/** The message of an issue, with its path unless that is a varied field. */
function issueWords({ path, message }: ExperimentIssue, { fields }: Stops): string {
  const isOwn = fields.some((field) => field.path.reduce<string>(itemPath, '') === path)
  return isOwn || path === '' ? message : `is not possible: ${path} ${message}`
}

/** Returns why a step cannot have stops; '' if it can. */
export function stopsFault(text: string, step: number, stops: Stops): string {
  const at = experimentAt(text, step)
  return at
    ? faultOf(at.written, at.experiment, stops)
    : 'the experiment of this step has an error. Correct it in the text'
}

function shownAt(text: string, step: number): Readonly<Record<string, unknown>> {
  const { value } = readPlace(new Outline(text), { step, fence: 'show' })
  return isFields(value) ? value : {}
}

const show = (step: number) => ({ step, fence: 'show' }) as const

/** Sets the dial of a step. If its stops are those of the step's sweep, the dial refers to the sweep. */
export function giveDial(text: string, step: number, stops: Stops): Edit {
  const at = experimentAt(text, step)
  const fault = at ? faultOf(at.written, at.experiment, stops) : stopsFault(text, step, stops)
  if (!at || fault) return refusal(text, step, fault)
  const { label, values } = stops
  const told = { values, ...variedFrom(stops, at.written, at.experiment) }
  const { sweep } = shownAt(text, step)
  const isSwept = isFields(sweep) && ['values', 'with', 'vary'].every((name) => same(sweep[name], Reflect.get(told, name))) // prettier-ignore
  if (!isSwept) return setField(text, show(step), ['dial'], { label, ...told })
  return setField(text, show(step), ['dial'], sweep['label'] === label ? 'sweep' : { label, vary: 'sweep' })
}

/** Sets the sweep of a step, with quantities by label. If the step lists its pictures, the sweep is added to them. */
export function giveSweep(
  text: string,
  step: number,
  stops: Stops,
  quantities: Readonly<Record<string, string>>,
): Edit {
  const at = experimentAt(text, step)
  const fault = at ? faultOf(at.written, at.experiment, stops) : stopsFault(text, step, stops)
  if (!at || fault) return refusal(text, step, fault)
  const { label, values } = stops
  const kept = withOwnDial(text, step)
  const told = { label, values, ...variedFrom(stops, at.written, at.experiment), quantities }
  const given = setField(kept, show(step), ['sweep'], told)
  const { hero, insets } = shownAt(given.text, step)
  const isSeen = hero === undefined || hero === 'sweep' || !Array.isArray(insets) || insets.includes('sweep')
  if (isSeen) return edited(text, given.text, given.problems)
  const seen = setField(given.text, show(step), ['insets'], [...(insets as unknown[]).slice(0, 1), 'sweep'])
  return edited(text, seen.text, [...given.problems, ...seen.problems])
}

/** Writes the sweep's stops into a dial that refers to the sweep. */
function withOwnDial(text: string, step: number): string {
  const { dial, sweep } = shownAt(text, step)
  if (!isFields(sweep) || !followsSweep(dial)) return text
  const { label, values, with: base, vary, experiments } = sweep
  const own = { label: isFields(dial) ? dial['label'] : label, values, with: base, vary, experiments }
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  return setField(text, show(step), ['dial'], given).text
}

const followsSweep = (dial: unknown): boolean =>
  dial === 'sweep' || (isFields(dial) && dial['vary'] === 'sweep')

/** Removes the dial or the sweep of a step. A dial that refers to the sweep keeps its stops. */
export function takeVarying(text: string, step: number, part: VaryingPart): Edit {
  const kept = part === 'sweep' ? withOwnDial(text, step) : text
  const taken = setField(kept, show(step), [part], undefined)
  return edited(text, taken.text, taken.problems)
}

export function giveControl(text: string, step: number, name: ControlName): Edit {
  const controls = controlsOf(shownAt(text, step))
  if (controls.includes(name)) return refusal(text, step, 'the step already has this control')
  if (controls.length >= mostControls)
    return refusal(text, step, `a step has ${mostControls} controls at most. Remove one first`)
  return setField(text, show(step), ['controls'], [...controls, name])
}

/** Removes a control, and the whole list with the last one. */
export function takeControl(text: string, step: number, name: string): Edit {
  const left = controlsOf(shownAt(text, step)).filter((each) => each !== name)
  return setField(text, show(step), ['controls'], left)
}

const controlsOf = ({ controls }: Readonly<Record<string, unknown>>): readonly string[] =>
  Array.isArray(controls) ? controls.map(String) : []

/** A dial or a sweep, as it stands in the text. */
export interface StandingStops {
  readonly label: string
  readonly values: readonly (number | string)[]
  readonly fields: readonly VariedField[]
  /** True if each field takes the values or a formula of them, so that other stops can be set without editing anything else. */
  readonly isPlain: boolean
  /** True of a dial that goes through the values of the sweep. */
  readonly isSwept: boolean
  /** The quantities of a sweep, by label. `text` is empty if a quantity has no short form. */
  readonly quantities: readonly { readonly label: string; readonly text: string }[]
}

export interface StandingVaried {
  readonly dial?: StandingStops
  readonly sweep?: StandingStops
  readonly controls: readonly string[]
}

const quantityOf = (told: unknown): string =>
  typeof told === 'string' ? told : isFields(told) ? String(told['quantity'] ?? '') : ''

function quantitiesOf(written: unknown): StandingStops['quantities'] {
  if (Array.isArray(written))
    return written.map((each: unknown) => ({
      label: isFields(each) ? String(each['label']) : '',
      text: quantityOf(each),
    }))
  return isFields(written)
    ? Object.entries(written).map(([label, told]) => ({ label, text: quantityOf(told) }))
    : []
}

function stopsOf(part: Readonly<Record<string, unknown>>): StandingStops {
  const { label, values, vary, places, quantities } = part
  const columns = isFields(vary) ? Object.entries(vary) : typeof vary === 'string' ? [[vary, 'values']] : []
  const words = isFields(places) ? Object.keys(places) : []
  return {
    label: String(label ?? ''),
    values: Array.isArray(values) ? (values as (number | string)[]) : words,
    fields: columns.map(([path, column]) => ({
      path: dottedKeys(String(path)),
      ...(typeof column === 'string' && column !== 'values' && { reckoned: column }),
    })),
    isPlain:
      Array.isArray(values) &&
      columns.length > 0 &&
      columns.every(([, column]) => typeof column === 'string'),
    isSwept: false,
    quantities: quantitiesOf(quantities),
  }
}

/** Reads what varies in a step; nothing if its fence cannot be read. */
export function standingVaried(text: string, step: number): StandingVaried {
  const shown = shownAt(text, step)
  const { dial, sweep } = shown
  const swept = isFields(sweep) ? stopsOf(sweep) : undefined
  const own = isFields(dial) ? stopsOf(dial) : undefined
  const isSwept = swept !== undefined && followsSweep(dial)
  const followed = isSwept ? { ...swept, label: own?.label ?? swept.label, isSwept } : undefined
  const turned = followed ?? own
  return { ...(turned && { dial: turned }), ...(swept && { sweep: swept }), controls: controlsOf(shown) }
}

/** Changes the stops of a dial or a sweep. The stored points of a sweep belong to the old stops and are removed. */
export function setStops(
  text: string,
  step: number,
  part: VaryingPart,
  values: readonly number[] | readonly string[],
): Edit {
  const at = experimentAt(text, step)
  const { [part]: standing } = standingVaried(text, step)
  if (!at || !standing) return refusal(text, step, `the step has no ${part}`)
  if (!standing.isPlain)
    return refusal(text, step, 'the text defines what goes with each stop. Change it there')
  const { label, fields } = standing
  const fault = faultOf(at.written, at.experiment, { label, values, fields })
  if (fault) return refusal(text, step, fault)
  const changed = setField(text, show(step), [part, 'values'], values)
  if (part === 'dial') return changed
  const bare = ['reference', 'asked'].reduce(
    (whole, name) => setField(whole, show(step), ['sweep', name], undefined).text,
    changed.text,
  )
  return edited(text, bare, changed.problems)
}

/** Adds a quantity to a step's sweep under a label; with '' as its text, removes it. */
export function setSwept(text: string, step: number, label: string, quantity: string): Edit {
  const { sweep } = shownAt(text, step)
  const { quantities } = isFields(sweep) ? sweep : {}
  if (!Array.isArray(quantities))
    return setField(text, show(step), ['sweep', 'quantities', label], quantity || undefined)
  const others = quantities.filter((each: unknown) => !isFields(each) || each['label'] !== label)
  return setField(
    text,
    show(step),
    ['sweep', 'quantities'],
    quantity ? [...others, { label, quantity }] : others,
  )
}

export function setVaryingLabel(text: string, step: number, part: VaryingPart, label: string): Edit {
  const { dial } = shownAt(text, step)
  return part === 'dial' && dial === 'sweep'
    ? setField(text, show(step), ['dial'], { label, vary: 'sweep' })
    : setField(text, show(step), [part, 'label'], label)
}
