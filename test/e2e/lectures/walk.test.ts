import type { Page } from 'playwright'
import { describe, expect, it, onTestFinished } from 'vitest'
import { predictionId } from '../../../src/view/predictions/predictions.ts'
import { arrangementOf } from '../../../src/page/board/arrangement.ts'
import { formulaOf } from '../../../src/theory/formulas/index.ts'
import { parseNumber } from '../../../src/math/picture/format.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import type { Prediction } from '../../../src/exchange/lecture/scenario.ts'
import {
  coveringSteps,
  numberedSteps,
  stageTraits,
  type NumberedStep,
} from '../../support/matrix/covering-steps.ts'
import { isLong, isUsual } from '../../support/long.ts'
import { coarsen, evaluated, expectQuiet, settled, unasked, untilStep } from '../support/page.ts'
import { leaks } from '../support/answer-leaks.ts'
import { markOf } from '../../support/lectures/marks.ts'
import { expectHeroOnScreens } from '../support/hero-on-screens.ts'
import { sharedVisit } from '../support/shared-visit.ts'
import { expectSpokenOf } from '../support/step-marks.ts'
import { keepWritten, screenOf } from '../support/written.ts'
import { byTurns } from '../../support/turns.ts'

type Point = readonly [number, number]

/** One in this many steps of the same kind is walked. */
const parts = isUsual ? 12 : 2

/** A step's screen, whether or not it has been computed. */
const opened = (page: Page) =>
  page.evaluate(() => {
    const app = document.querySelector('bl-app')
    const stages = app ? [app.landscape, ...app.landscape.linked] : []
    return {
      hash: location.hash,
      title: app?.renderRoot.querySelector('.head h2')?.textContent,
      said: [app, ...stages].flatMap((element) =>
        [...(element?.shadowRoot?.querySelectorAll('bl-error') ?? [])].flatMap(({ issues }) => issues),
      ),
      drawn: stages.map(({ stage }) => stage?.localName),
    }
  })

/** What is on the screen: text, stages, and predictions next to the runs. */
async function seen(page: Page) {
  await page.waitForFunction(() => {
    const app = document.querySelector('bl-app')
    const { landscape } = app ?? {}
    const words = app?.renderRoot.querySelector('.head h2')
    return words && landscape?.pictured && landscape.linked.every(({ study }) => study?.store.complete)
  })
  return evaluated(page, async () => {
    const app = document.querySelector('bl-app')
    if (!app) throw new Error('There is no app.')
    const { landscape } = app
    const stages = [landscape, ...landscape.linked]
    for (const { study } of stages) {
      await study?.store.whenIdle()
      await study?.theory.whenIdle()
    }
    landscape.seek(Infinity)
    await app.updateComplete
    await landscape.updateComplete
    const leader = landscape.study
    if (!leader) throw new Error('There is no experiment.')
    // A map of starts is refined for a long time, so its first grid is enough.
    const { terrain: asked, plane } = leader.store.training ?? {}
    const mapped = () => stages.every((stage) => stage.study?.drape.value)
    if (asked?.quantity === 'outcome' && plane?.kind !== 'hyperparameters')
      while (!mapped()) await new Promise((resolve) => setTimeout(resolve, 50))
    const said = [app, ...stages].flatMap((element) =>
      [...(element.shadowRoot?.querySelectorAll('bl-error') ?? [])].flatMap(({ issues }) => issues),
    )
    const { runs } = leader.store
    const predicted = leader.predictions.value
    return {
      hash: location.hash,
      title: app.renderRoot.querySelector('.head h2')?.textContent ?? '',
      said,
      algorithms: leader.store.training?.algorithms.length ?? 0,
      whole: plane?.kind === 'weights',
      stages: stages.map(({ terrain, stage, study, content }) => ({
        drawn: stage && 'status' in stage ? stage.status : 'map',
        heights: Array.from(terrain?.values ?? []).filter(Number.isFinite).length,
        paths: content?.paths.length ?? 0,
        runs: study?.store.runs.filter((run) => run !== undefined).length ?? 0,
      })),
      runs: runs.map((run) => [run?.a.at(-1) ?? NaN, run?.b.at(-1) ?? NaN] as const),
      curves: predicted.curves.map(({ id, points }) => ({
        id,
        points: points.map(([a, b]) => [a, b] as const),
      })),
      marks: predicted.marks.map(({ id, a, b }) => ({ id, at: [a, b] as const })),
      // Predictions drawn on the stage, in charts and on sliders.
      drawn: Object.entries(predicted).flatMap(
        ([name, all]: [string, readonly { readonly id?: string; readonly label?: string }[]]) =>
          name === 'card' ? [] : all.map(({ id, label }) => id ?? label ?? ''),
      ),
      card: predicted.card.map(({ id, value, note, details }) => ({ id, value, note, details })),
    }
  })
}

type Seen = Awaited<ReturnType<typeof seen>>

const apart = (p: Point, q: Point): number => Math.hypot(p[0] - q[0], p[1] - q[1])

/** Distance of a point from a line through points. */
function fromLine(p: Point, line: readonly Point[]): number {
  return Math.min(
    ...line.slice(1).map((to, i) => {
      const from = line[i] ?? to
      const [u, v] = [to[0] - from[0], to[1] - from[1]]
      const t = Math.min(1, Math.max(0, ((p[0] - from[0]) * u + (p[1] - from[1]) * v) / (u * u + v * v || 1)))
      return apart(p, [from[0] + t * u, from[1] + t * v])
    }),
  )
}

/** The number that the page has written; NaN if it is not a number. */
const numberOf = (text: string | undefined): number => parseNumber(text ?? '') ?? NaN

/** Describes the faults in a prediction as it is drawn next to the run, one line each. */
function faults(prediction: Prediction, screen: Seen): string[] {
  const { draw, formula, within, arguments: given = {} } = prediction
  const id = predictionId(prediction)
  const row = screen.card.find((entry) => entry.id === id)
  if (!row) return [`${id} is not on the card`]
  if (row.note) return [`${id} says nothing: ${row.note}`]
  const of = <T extends { readonly id: string }>(drawn: readonly T[]): T[] =>
    drawn.filter((entry) => entry.id.startsWith(`${id}/`))
  const [curves, marks] = [of(screen.curves), of(screen.marks)]
  const found: string[] = []
  const isDrawn = (entry: string) => (draw === 'matrix' ? entry === prediction.label : entry.startsWith(id))
  if (draw !== 'number' && !screen.drawn.some(isDrawn)) found.push(`${id} is not drawn`)
  const end = screen.runs[(given['start'] ?? 0) * screen.algorithms + (given['algorithm'] ?? 0)]
  const tooFar = (what: string, distance: number, allowed: number | undefined) => {
    if (allowed === undefined) found.push(`${id} foretells a run and does not say within what`)
    else if (!(distance <= allowed)) found.push(`${id}: ${what} is ${distance} away, more than ${allowed}`)
  }
  if (draw === 'point' && formulaOf(formula)?.foretells) {
    const [predicted] = marks
    const cross = marks.find((mark) => mark.id === `${id}/run`)
    const written = row.details.find(({ label }) => label === 'distance between the two')
    if (!predicted || !cross || !end) return [...found, `${id} is beside no run`]
    if (!(apart(cross.at, end) < 1e-3)) found.push(`${id}: its cross is not at the run's end`)
    if (screen.whole) tooFar('the drawn end', apart(predicted.at, cross.at), within)
    tooFar('the written end', numberOf(written?.value), within)
  }
  if (draw === 'path' && within !== undefined && end) {
    const distance = Math.min(...curves.map(({ points }) => fromLine(end, points)))
    tooFar('the run’s end', distance, within)
  }
  const measured = row.details.find(({ label }) => label.startsWith('measured'))
  if (draw === 'number' && measured) {
    const value = numberOf(row.value)
    tooFar('what the run shows', Math.abs(numberOf(measured.value) - value), within ?? 0.05 * Math.abs(value))
  }
  return found
}

/** A step's prediction: its formula, and how it is drawn. */
const predictionTraits = ({ step }: NumberedStep): string[] =>
  (step.predictions ?? []).map(({ formula, draw }) => `${formula} drawn as ${draw}`)

const steps = numberedSteps(scenarios)
/** The steps in which the stage draws something for the first time. */
const first = coveringSteps(steps, stageTraits)
const others = steps.filter((step) => !first.includes(step))
const predicted = new Set(first.flatMap(predictionTraits))
/** Of the others, those in which a formula predicts, or is drawn differently, for the first time. */
const predicting = coveringSteps(others, (step) =>
  predictionTraits(step).filter((trait) => !predicted.has(trait)),
)

const heroOf = ({ step, stages }: NumberedStep) => arrangementOf(step, stages[0]!).hero

/** The first step with an instruction for each picture that can be a hero, or all steps in the long form. */
const heroSteps = steps
  .filter(({ step }) => step.try)
  .filter((one, i, all) => isLong || all.findIndex((other) => heroOf(other) === heroOf(one)) === i)

/**
 * The parts of the page that a step uses: pictures in their places, marks of its sentences, controls, and
 * what stands next to them.
 */
const pageTraits = ({ step, stages }: NumberedStep): string[] => {
  const { hero, insets } = arrangementOf(step, stages[0]!)
  const marks = Object.values(step.marks ?? {}).map((mark) => {
    const { picture, prediction, text } = markOf(mark)
    return prediction || text
      ? `${picture}: ${prediction ? 'a prediction' : ''} ${text ? 'a text' : ''}`
      : mark
  })
  return [
    `hero ${hero}`,
    ...insets.map((inset) => `inset ${inset}`),
    ...marks.map((mark) => `mark ${mark}`),
    ...(step.tools ?? []).map((tool) => `tool ${tool}`),
    `${step.beside?.length ?? 0} beside`,
    ...(step.dial ? ['a dial'] : []),
    ...(step.sweep ? ['a sweep'] : []),
  ]
}

/** How a step's question is asked, next to which picture, and whether it is the first of its lecture. */
const questionTraits = (one: NumberedStep): string[] => {
  const { id, step } = one
  return step.question ? [`first of ${id}`, `${step.question.kind} beside ${heroOf(one)}`] : []
}

/** Steps in which the page shows or asks something for the first time, or all in the long form. */
const shown = coveringSteps(steps, pageTraits)
const asking = coveringSteps(steps, questionTraits)
const walked = isLong
  ? steps
  : steps.filter((one) => [shown, asking, predicting, heroSteps].some((some) => some.includes(one)))

/**
 * Opens a step by its link from the previous one, or from another page in the long form, because loading and
 * compiling everything takes longer than a step.
 */
async function openByLink(page: Page, { id, number, fragment }: NumberedStep): Promise<void> {
  if (number === 1 && isLong) await page.goto('about:blank')
  await page.goto(unasked(fragment))
  await untilStep(page, id, number)
}

/** Waits until a step's surface and runs are complete, and checks its predictions against them. */
async function expectWhole(page: Page, { fragment, step, stages }: NumberedStep, isFlat: boolean) {
  const screen = await seen(page)
  expect(screen.title).toBe(step.title)
  expect(screen.hash).toBe(fragment)
  expect(screen.said, 'what the screen complains of').toEqual([])
  expect(screen.stages).toHaveLength(1 + (step.beside?.length ?? 0))
  for (const [i, { drawn, heights, runs }] of screen.stages.entries()) {
    const trains = stages[i]?.kind === 'training'
    expect(drawn).not.toBe('unavailable')
    expect(drawn === 'map', 'the flat map').toBe(isFlat)
    expect([heights > 0, runs > 0]).toEqual([trains, trains])
  }
  expect((step.predictions ?? []).flatMap((prediction) => faults(prediction, screen))).toEqual([])
}

/**
 * Opens the question of a step, searches everything visible or read aloud for its answer, and turns questions
 * off again.
 */
async function expectSecret(page: Page, { id, step }: NumberedStep): Promise<void> {
  const lecture = scenarios.find((one) => one.id === id)?.title ?? ''
  const ask = (on: boolean) => page.evaluate((on) => document.querySelector('bl-app')?.guessing?.turn(on), on)
  await ask(true)
  await page.locator('bl-question .reveal').waitFor()
  await expect.poll(async () => leaks(lecture, step, await screenOf(page)), { timeout: 5_000 }).toEqual([])
  await ask(false)
}

/**
 * With WebGPU, the steps in which the stage draws something for the first time, or all in the long form.
 * gpu/scenarios.test.ts tests what the kernels compute for each word of an experiment.
 */
describe('with WebGPU', () => {
  const open = sharedVisit({ fragment: '#scenario=two-weights' })

  it('on the sweep step of the flagship the chart eventually shows its six points and their slope', async () => {
    const { page } = open()
    await coarsen(page)
    await settled(page)
    const { steps } = scenarios.find(({ id }) => id === 'two-weights')!
    const at = steps.findIndex(({ sweep }) => sweep)
    for (let step = 0; step < at; step++) {
      await page.keyboard.press('PageDown')
      await page.evaluate(() => document.querySelector('bl-app')?.updateComplete)
    }
    const chart = page.locator('bl-sweep-chart')
    await chart.locator('[role=status]', { hasText: /^\s*6 of 6\s*$/ }).waitFor({ timeout: 60_000 })
    const slope = (await chart.locator('.slope').textContent())!.trim()
    expect(slope).toMatch(/^slope 1\.0[0-4] ± /)
    const said = await chart.locator('.chart').getAttribute('aria-label')
    const points = [...said!.matchAll(/(0\.0\d+): (\d\S*)/g)].map(([, rate, distance]) => [
      Number(rate),
      parseFloat(distance!),
    ])
    expect(points.map(([rate]) => rate)).toEqual(steps[at]!.sweep!.values.toSorted((p, q) => p - q))
    const distances = points.map(([, distance]) => distance!)
    expect(distances).toEqual(distances.toSorted((p, q) => p - q))
    expectQuiet(open())
  })

  it.each(isLong ? steps : byTurns(first, parts))('$id, step $number by its link: $title', async (step) => {
    const { page } = open()
    await openByLink(page, step)
    await coarsen(page)
    await expectWhole(page, step, false)
    expectQuiet(open())
  })
})

/**
 * Without WebGPU, which spares the compilation of kernels, as a reader sees it. Steps with a new kind of prediction
 * check each prediction too (in the long form all steps do), and steps with a new hero are also checked on
 * other screens.
 */
describe('without WebGPU', () => {
  const reader = { width: 1280, height: 720 }
  const open = sharedVisit({
    ...reader,
    gpu: 'none',
    first: keepWritten,
    fragment: '#scenario=two-weights&step=2',
  })
  const whole = isLong ? steps : predicting

  it.each(byTurns(walked, parts))(
    '$id, step $number by its link shows what its text mentions, and hides what it asks: $title',
    async (numbered) => {
      const { page } = open()
      const { fragment, step } = numbered
      await openByLink(page, numbered)
      await coarsen(page)
      if (whole.includes(numbered)) await expectWhole(page, numbered, true)
      await expect
        .poll(() => opened(page))
        .toEqual({
          hash: fragment,
          title: step.title,
          said: [],
          drawn: [step.experiment, ...(step.beside ?? [])].map(() => 'bl-contour-map'),
        })
      await expectSpokenOf(page, step, true)
      if (step.question) await expectSecret(page, numbered)
      if (heroSteps.includes(numbered)) {
        onTestFinished(() => page.setViewportSize(reader))
        await expectHeroOnScreens(page, heroOf(numbered))
      }
      expectQuiet(open())
    },
  )
})
