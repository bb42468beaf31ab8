import {
  quantityText,
  readQuantity,
  type QuantityCall,
} from '../../../exchange/lecture/notation/quantity-text.ts'
import { partNames } from '../../../experiment/spec/data.ts'
import { hasRuns, type Experiment } from '../../../experiment/spec/experiment.ts'
import { quantityEntries } from '../../../theory/quantity/catalogue/index.ts'
import type { QuantityEntry } from '../../../theory/quantity/catalogue/entry.ts'
import { Recent } from '../../../experiment/recent.ts'
import type { FieldPath } from '../../../words/field-names.ts'
import { unmarked } from '../../../words/language/given.ts'
import { runNames } from '../../../words/run-names.ts'

/** A quantity that a sweep can track: its notation in a lecture, and its label. */
export interface OfferedSweep {
  readonly text: string
  readonly label: string
}

const recent = new Recent<Experiment, readonly QuantityEntry[]>(2)

/** The default part of the data for a quantity. */
export const defaultPart = ({ arguments: given }: QuantityEntry): string =>
  String(given.find(({ name }) => name === 'part')?.default ?? '')

/** The parts of the data to which a quantity applies, its default part first; empty for a quantity without that argument. */
export function partsOf(entry: QuantityEntry, experiment: Experiment): readonly string[] {
  const { appliesTo } = entry
  if (!appliesTo || !hasRuns(experiment)) return []
  const usual = defaultPart(entry)
  const names = [usual, ...partNames(experiment.data).filter((name) => name !== usual)]
  return names.filter((part) => appliesTo(part)(experiment))
}

/** The quantities that apply to an experiment and have no required arguments. */
export const offeredQuantities = (experiment: Experiment): readonly QuantityEntry[] =>
  answerableQuantities(experiment).filter(({ applies }) => applies(experiment))

/** The quantities that a sweep can track. With several algorithms, quantities of a run are listed once for each run. */
export const sweptQuantities = (experiment: Experiment): readonly OfferedSweep[] =>
  offeredQuantities(experiment).flatMap((entry) => {
    const { name, label } = entry
    const runs = experiment.kind === 'training' ? runNames(experiment.algorithms) : []
    if (runs.length < 2 || !entry.arguments.some((one) => one.name === 'algorithm'))
      return [{ text: name, label }]
    return runs.map((run, algorithm) => ({
      text: quantityText({ quantity: name, ...(algorithm > 0 && { arguments: { algorithm } }) }),
      label: `${label}, ${unmarked(run)}`,
    }))
  })

/** The quantity that a sweep of a field tracks by default: the first one, for the run that the field belongs to. */
export function defaultSwept(experiment: Experiment, [list, at]: FieldPath): OfferedSweep | undefined {
  const all = sweptQuantities(experiment)
  const first = all[0] && readQuantity(all[0].text)
  const algorithm = list === 'algorithms' && Number(at) > 0 ? Number(at) : undefined
  const own = first && algorithm && quantityText({ ...first, arguments: { algorithm } })
  return all.find(({ text }) => text === own) ?? all[0]
}

/** The offered quantities, and those that apply only to a part of the data other than their default one. */
export const answerableQuantities = (experiment: Experiment): readonly QuantityEntry[] =>
  recent.of(experiment, () =>
    quantityEntries.filter(
      (entry) =>
        !entry.arguments.some(({ needed }) => needed) &&
        (entry.applies(experiment) || partsOf(entry, experiment).length > 0),
    ),
  )

/** Arguments that say which run, point or part a number belongs to. They are kept when another number is chosen. */
const lasting: readonly string[] = ['start', 'algorithm', 'step', 'part', 'axis']

/** Replaces a quantity by another one, for the same run and part of the data where possible. */
export function callLike(
  entry: QuantityEntry,
  experiment: Experiment,
  before: QuantityCall | undefined,
): QuantityCall {
  const parts = partsOf(entry, experiment)
  const [part] = parts
  const takes = (name: string, value: string | number) =>
    lasting.includes(name) &&
    entry.arguments.some(
      (one) => one.name === name && (!Array.isArray(one.kind) || one.kind.includes(value)),
    ) &&
    (name !== 'part' || parts.length === 0 || parts.includes(String(value)))
  const given = {
    ...(part !== undefined && part !== defaultPart(entry) && { part }),
    ...Object.fromEntries(
      Object.entries(before?.arguments ?? {}).filter(([name, value]) => takes(name, value)),
    ),
  }
  return {
    quantity: entry.name,
    ...(Object.keys(given).length > 0 && { arguments: given }),
    ...(before?.stage !== undefined && { stage: before.stage }),
  }
}
