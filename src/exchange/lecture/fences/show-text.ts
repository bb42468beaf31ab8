import { ownNames } from '../../../experiment/format/plain.ts'
import type { Dial, Histogram, StageNumber, Step, Sweep } from '../scenario.ts'
import type { SweptQuantity } from '../../../theory/sweep/sweep.ts'
import { given } from '../given.ts'
import { predictionText } from '../notation/prediction-text.ts'
import { quantityText } from '../notation/quantity-text.ts'
import { variedOf } from '../notation/vary.ts'
import { same } from '../../../experiment/format/same.ts'

type Fields = Readonly<Record<string, unknown>>

const integer = /^\d+$/u

/** True where names can be keys of a map that keeps their order. */
export const canBeKeys = (names: readonly string[]): boolean =>
  new Set(names).size === names.length && !names.some((name) => integer.test(name) || ownNames.includes(name))

function dialText(dial: Dial, sweep: Sweep | undefined): unknown {
  const { label, values, experiments } = dial
  if (sweep && same(values, sweep.values) && same(experiments, sweep.experiments))
    return label === sweep.label ? 'sweep' : { label, vary: 'sweep' }
  const words = values.filter((value) => typeof value === 'string')
  const areWords = words.length === values.length && words.length === experiments.length
  if (areWords && canBeKeys(words))
    return { label, places: Object.fromEntries(words.map((word, i) => [word, experiments[i]])) }
  return { label, values, ...(variedOf(values, experiments) ?? { experiments }) }
}

function sweptText(values: readonly number[], swept: SweptQuantity): unknown {
  const { experiments } = swept
  const text = quantityText(swept)
  const more = given({
    over: swept.over,
    experiment: swept.experiment,
    ...(experiments && (variedOf(values, experiments) ?? { experiments })),
    fit: swept.fit,
    law: swept.law,
    chart: swept.chart,
  })
  return Object.keys(more).length === 0 ? text : { quantity: text, ...more }
}

function sweepText(sweep: Sweep): Fields {
  const { label, values, experiments, quantities } = sweep
  const labels = quantities.map((one) => one.label)
  const told = quantities.map((one) => sweptText(values, one))
  return given({
    label,
    values,
    ...(variedOf(values, experiments) ?? { experiments }),
    quantities: canBeKeys(labels)
      ? Object.fromEntries(labels.map((name, i) => [name, told[i]]))
      : labels.map((name, i) => ({
          label: name,
          ...(typeof told[i] === 'string' ? { quantity: told[i] } : (told[i] as Fields)),
        })),
    seeds: sweep.seeds,
    short: sweep.short,
    reference: sweep.reference,
    asked: sweep.asked,
    ofSteps: sweep.ofSteps,
    up: sweep.up,
    scale: sweep.scale,
    ticks: sweep.ticks,
    words: sweep.words,
    rules: sweep.rules,
    stacked: sweep.stacked,
    difference: sweep.difference,
    ratio: sweep.ratio,
  })
}

function histogramText(histogram: Histogram): Fields {
  return given({
    label: histogram.label,
    quantity: quantityText(histogram),
    draws: histogram.draws,
    short: histogram.short,
    log: histogram.log,
    gaussian: histogram.gaussian,
    scale: histogram.scale,
    shaded: histogram.shaded,
    compared: histogram.compared,
  })
}

function numbersText(numbers: readonly StageNumber[]): unknown {
  const labels = numbers.map(({ label }) => label)
  if (canBeKeys(labels) && numbers.every(({ signed }) => signed === undefined))
    return Object.fromEntries(numbers.map((one) => [one.label, quantityText(one)]))
  return numbers.map((one) => given({ label: one.label, quantity: quantityText(one), signed: one.signed }))
}

function besideText(beside: NonNullable<Step['beside']>): unknown {
  const titles = beside.map(({ title }) => title)
  return canBeKeys(titles) && beside.every(({ names }) => names === undefined)
    ? Object.fromEntries(beside.map(({ title, experiment }) => [title, experiment]))
    : beside.map(({ title, names, experiment }) => given({ title, names, experiment }))
}

/** What a step shows, as the data of its fence: everything but words, question, experiment and claims. */
export function showOf(step: Step): Fields {
  const { beside, numbers, sweep, histogram, dial, predictions } = step
  return given({
    hero: step.hero,
    insets: step.insets,
    controls: step.controls,
    tools: step.tools,
    marks: step.marks,
    opens: step.opens,
    seconds: step.seconds,
    view: step.view,
    precision: step.precision,
    reveal: step.reveal,
    stage: step.stage,
    beside: beside && besideText(beside),
    names: step.names,
    chart: step.chart,
    measure: step.measure,
    gapsTogether: step.gapsTogether,
    numbers: numbers && numbersText(numbers),
    dial: dial && dialText(dial, sweep),
    sweep: sweep && sweepText(sweep),
    histogram: histogram && histogramText(histogram),
    scatter: step.scatter,
    answers: step.answers,
    modes: step.modes,
    atlas: step.atlas,
    graph: step.graph,
    predictions: predictions?.map(predictionText),
  })
}
