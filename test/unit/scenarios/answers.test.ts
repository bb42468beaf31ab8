import { describe, expect, test } from 'vitest'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import type { Experiment } from '../../../src/experiment/spec/experiment.ts'
import { arrangementOf } from '../../../src/page/board/arrangement.ts'
import { pictures } from '../../../src/pictures/pictures.ts'
import { walksOf } from '../../../src/reference/linear-program/walk.ts'
import { scenarios } from '../../../src/scenarios/index.ts'
import { answered, answerPatch } from '../../../src/study/lecture/answer.ts'
import { numberedSteps } from '../../support/matrix/covering-steps.ts'
import { lastStep } from '../../../src/experiment/spec/algorithm.ts'

const steps = numberedSteps(scenarios)

/** The last step of an experiment's playback: of its runs, or of the paths through its linear program. */
function lastStepOf(experiment: Experiment): number {
  if (experiment.kind === 'training') return Math.max(...experiment.algorithms.map(lastStep))
  const { problem, seed } = experiment
  if (problem.kind !== 'linear-program') return 0
  const ways = walksOf(problem, seed)
  return Math.max(...ways.map(({ points }) => points.length - 1))
}

describe('the state in which an answer is shown', () => {
  const revealing = steps.filter(({ step }) => step.reveal)

  test('is named by several steps, each of which asks', () => {
    expect(revealing.length).toBeGreaterThan(3)
    for (const { id, number, step } of revealing) expect(step.question, `${id}, step ${number}`).toBeDefined()
  })

  test.each(revealing)('of $id, step $number uses its dial, its runs and its pictures', (of) => {
    const { step, stages } = of
    const { dial, step: at, hero } = step.reveal!
    const [main] = stages
    if (dial !== undefined) {
      expect(step.dial?.values).toContain(dial)
      expect('stage' in step.question!.answer, 'another stage has no dial').toBe(false)
    }
    const seen = answered(step, main!)
    expect(seen).toEqual(parseExperiment(mergePatch(main, answerPatch(step))))
    expect(answered(step, seen)).toEqual(seen)
    expect(at ?? 0).toBeLessThanOrEqual(lastStepOf(seen))
    const shown = arrangementOf(step, seen, true)
    if (hero) expect(shown.hero).toBe(hero)
    for (const name of [shown.hero, ...shown.insets]) expect(pictures[name].needs(seen, step)).toBeUndefined()
  })
})

describe('the step of the runs at which a step opens', () => {
  const opening = steps.filter(({ step }) => step.opens !== undefined)

  test('is named by several steps', () => expect(opening.length).toBeGreaterThan(1))

  test.each(opening)("of $id, step $number is one of its runs' steps", ({ step, stages }) => {
    expect(step.opens).toBeGreaterThan(0)
    expect(step.opens).toBeLessThanOrEqual(lastStepOf(stages[0]!))
  })
})
