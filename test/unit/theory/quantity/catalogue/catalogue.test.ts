import { beforeAll, describe, expect, test } from 'vitest'
import { fetchSamples } from '../../../../../src/experiment/data/sample-file.ts'
import { hasRuns, type Experiment } from '../../../../../src/experiment/spec/experiment.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { ExperimentError } from '../../../../../src/experiment/spec/values/error.ts'
import { buildTrainingProblem } from '../../../../../src/experiment/training-problem.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { formulaOf } from '../../../../../src/theory/formulas/index.ts'
import { quantityEntries, quantityEntry } from '../../../../../src/theory/quantity/catalogue/index.ts'
import type { QuantityEntry } from '../../../../../src/theory/quantity/catalogue/entry.ts'
import { quantityNames, quantityNow } from '../../../../../src/theory/quantity/index.ts'
import type { QuantityArguments } from '../../../../../src/theory/quantity/quantity.ts'
import type { Answers, QuantitySource } from '../../../../../src/theory/quantity/source.ts'
import { numberedSteps } from '../../../../support/matrix/covering-steps.ts'
import { isLong } from '../../../../support/long.ts'
import { quickOracle } from '../../../../support/quick-oracle.ts'
import { lastStep } from '../../../../../src/experiment/spec/algorithm.ts'

test('every quantity has an entry, and every entry is a quantity', () => {
  expect(quantityEntries.map(({ name }) => name).toSorted()).toEqual(quantityNames.toSorted())
  expect(new Set(quantityEntries.map(({ label, group }) => `${group}: ${label}`)).size).toBe(
    quantityEntries.length,
  )
})

test('arguments differ, and defaults are of their kind', () => {
  for (const { name, arguments: taken } of quantityEntries) {
    expect(new Set(taken.map((one) => one.name)).size, name).toBe(taken.length)
    for (const { kind, default: value } of taken)
      if (value !== undefined)
        expect(
          kind === 'number' ? typeof value : kind === 'word' || kind.includes(String(value)) ? 'number' : '',
          name,
        ).toBe(kind === 'number' ? 'number' : 'number')
  }
})

test('a number highlights an existing formula', () => {
  for (const { name, mark } of quantityEntries) {
    const marks = typeof mark === 'function' ? [mark({}), mark({ part: 'test' })] : [mark ?? 'run']
    for (const one of marks) {
      const formula = /^prediction\/(.*)$/.exec(one)?.[1]
      expect(formula === undefined || formulaOf(formula) !== undefined, `${name}: ${one}`).toBe(true)
    }
  }
})

/** Lectures whose steps the short form tries: small networks of each kind, and each problem. */
const small = [
  'two-weights',
  'three-gaps',
  'choose-the-minimum',
  'low-rank',
  'quicksort',
  'saddles-in-a-row',
  'linear-programming',
]
/** Number of weights up to which the short form measures. */
const most = isLong ? Infinity : 60

/** Everything that a quantity depends on except its numbers. One experiment of each kind is tried. */
const kindOf = (experiment: Experiment): string => {
  if (!hasRuns(experiment)) return JSON.stringify({ ...experiment.problem, size: 0 }).slice(0, 80)
  const { model, data, plane, terrain, starts, algorithms, metric } = experiment
  return JSON.stringify([
    model.kind === 'mlp' ? { ...model, widths: model.widths.length, layerScales: 0 } : model.kind,
    [data.kind, data.kind === 'generated' && data.id],
    plane.kind,
    [terrain.quantity, terrain.show],
    [starts.map(({ kind }) => kind).slice(0, 2), algorithms.length > 1, algorithms[0]?.id, metric.loss],
  ])
}

const isSmall = (experiment: Experiment): boolean =>
  !hasRuns(experiment) ||
  (buildTrainingProblem(experiment).size <= most &&
    (experiment.data.kind !== 'generated' || (experiment.data.size ?? 0) <= most))

/** Few steps of each rule, since whether a quantity applies does not depend on their number. */
const shortened = (experiment: Experiment): Experiment =>
  hasRuns(experiment)
    ? parseExperiment({
        ...experiment,
        algorithms: experiment.algorithms.map((rule) => ({ ...rule, steps: Math.min(lastStep(rule), 2) })),
      })
    : experiment

/** Thrown instead of a slow computation: the quantity was requested, so it applies. */
class Asked extends Error {}

const asking: Answers = {
  train: () => {
    throw new Asked()
  },
  terrain: () => {
    throw new Asked()
  },
  ensemble: () => {
    throw new Asked()
  },
  measure: (experiment, weights, what, options) => quickOracle.measure(experiment, weights, what, options),
}

/** Required arguments, and the names that were requested. */
function recorded({ arguments: taken }: QuantityEntry) {
  const read = new Set<string>()
  const needed = taken.flatMap(({ name, kind, needed }) =>
    needed && typeof kind === 'object' ? [[name, kind[0] ?? ''] as const] : [],
  )
  const given: QuantityArguments = new Proxy(Object.fromEntries(needed), {
    get: (target, name: string) => (read.add(name), target[name]),
    has: (target, name: string) => (read.add(name), name in target),
  })
  return { given, read }
}

/** The result of a quantity: a number, or the reason why it does not apply. */
async function attempt(
  source: QuantitySource<Experiment>,
  { name }: QuantityEntry,
  given: QuantityArguments,
) {
  try {
    const now = quantityNow(source, name, given)
    return { value: await now, isRead: typeof now === 'number' }
  } catch (error) {
    if (error instanceof Asked) return { isRead: false }
    if (error instanceof ExperimentError) return { fault: error }
    throw error
  }
}

/** True for errors about a run rather than its experiment: it starts where no flow ends, or does not move. */
const isOfRun = ({ issues }: ExperimentError): boolean =>
  issues.some(({ path, message }) => path.startsWith('starts') || message.includes('does not move'))

/** Quantities that have a number even where they do not apply and it means nothing. */
const stricter = [
  'gaps',
  'quantised-errors',
  'cloud-errors',
  'memorized',
  'function-bits',
  'occam-penalty',
  'loss-times-time',
  'step',
]

describe("applies, judged by each quantity's result in the steps of the lectures", () => {
  const kinds = new Map(
    numberedSteps(scenarios.filter(({ id }) => isLong || small.includes(id))).flatMap(
      ({ id, number, stages }) =>
        stages.map((stage) => [kindOf(stage), { name: `${id} ${number}`, stage }] as const),
    ),
  )
  const faults: string[] = []
  const read = new Map<string, Set<string>>()
  beforeAll(async () => {
    for (const { name, stage } of kinds.values()) {
      await fetchSamples(stage)
      if (!isSmall(stage)) continue
      const experiment = shortened(stage)
      const runs = hasRuns(experiment) ? quickOracle.train(experiment) : []
      const source = { experiment, runs, answers: asking }
      for (const entry of quantityEntries) {
        const applies = entry.applies(experiment)
        if (entry.cost === 'slow' && applies && !isLong) continue
        const { given, read: names } = recorded(entry)
        const { value, isRead, fault } = await attempt(source, entry, given)
        if (applies) read.set(entry.name, new Set([...(read.get(entry.name) ?? []), ...names]))
        if (applies && fault && !isOfRun(fault)) faults.push(`${name}: ${entry.name} ${fault.message}`)
        if (!applies && value !== undefined && !Number.isNaN(value) && !stricter.includes(entry.name))
          faults.push(`${name}: ${entry.name} is ${value}`)
        if (applies && entry.cost === 'read' && isRead === false) faults.push(`${entry.name} is not read`)
      }
    }
  }, 600_000)

  test('an entry refuses where its quantity throws, and values that only need reading are there at once', () => {
    expect(kinds.size).toBeGreaterThan(20)
    expect([...new Set(faults)]).toEqual([])
  })

  test('the arguments of an entry are those that are requested', () => {
    for (const [name, names] of read) {
      const taken = quantityEntry(name)?.arguments.map((one) => one.name) ?? []
      expect(
        [...names].filter((one) => !taken.includes(one)),
        name,
      ).toEqual([])
    }
  })
})
