import { expect, test } from 'vitest'
import { parseProblem } from '../support/problem.ts'
import { mergePatch } from '../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { buildProgram, type BuiltProgram } from '../../src/reference/linear-program/build.ts'
import type { Experiment } from '../../src/experiment/spec/experiment.ts'
import type { LinearProgram } from '../../src/math/linear-programming/linear-program.ts'
import { simplex } from '../../src/math/linear-programming/simplex.ts'
import { finish } from '../../src/math/work.ts'
import { scenarios } from '../../src/scenarios/index.ts'
import { solvedByHighs } from '../support/highs.ts'
import { trioOptimum } from '../support/linear-programs.ts'
import { stagedSteps, type StagedStep } from '../support/lectures/scenarios.ts'

/** Draws of a shaken program. */
const draws = 20

/** The experiments that a step can show: its stages, the positions of its dial, and its sweep's values. */
function shownBy({ step: { dial, sweep }, stages }: StagedStep): Experiment[] {
  const patched = (experiment: unknown, patch: unknown) => parseExperiment(mergePatch(experiment, patch))
  return stages.flatMap((stage) => [
    stage,
    ...(dial?.experiments ?? []).map((patch) => patched(stage, patch)),
    ...(sweep?.experiments ?? []).flatMap((patch, at) =>
      (sweep?.quantities ?? []).map((own) =>
        patched(mergePatch(stage, patch), own.experiments?.[at] ?? own.experiment ?? {}),
      ),
    ),
  ])
}

/**
 * The programs of a step, without duplicates: one of each that is not shaken, and several draws of each that
 * is.
 */
function programsOf(staged: StagedStep): BuiltProgram[] {
  const programs = shownBy(staged).flatMap((shown) => {
    const { seed } = shown
    const problem = shown.kind === 'problem' ? shown.problem : undefined
    return problem?.kind === 'linear-program'
      ? Array.from({ length: problem.sigma > 0 ? draws : 1 }, (_, k) => buildProgram(problem, seed + k))
      : []
  })
  return [...new Map(programs.map((program) => [JSON.stringify(program), program])).values()]
}

const steps = scenarios
  .flatMap(stagedSteps)
  .map((staged) => ({ title: staged.title, programs: programsOf(staged) }))
  .filter(({ programs }) => programs.length > 0)

/**
 * Expects both rules of the simplex method to agree with HiGHS, with values to a millionth. Returns the
 * value.
 */
function expectAgreement(program: BuiltProgram): number {
  const { status, value } = solvedByHighs(program)
  for (const rule of ['dantzig', 'bland'] as const) {
    const own = finish(simplex(program, { ...program, rule }))
    expect(own.status, JSON.stringify(program)).toBe(status)
    if (status === 'optimal') expect(Math.abs(own.value / value - 1)).toBeLessThan(1e-6)
  }
  return value
}

test.each(steps)('$title: HiGHS finds the optima that the step shows', ({ programs }) => {
  for (const program of programs) expectAgreement(program)
})

test('covers nine steps; the ten walls have 365/11, and the cubes are shaken twenty times at each noise', () => {
  expect(steps).toHaveLength(9)
  expect(expectAgreement(steps[0]!.programs[0]!)).toBeCloseTo(trioOptimum, 8)
  // Six sizes at four noise levels, and six more without noise.
  expect(steps.find(({ title }) => title === 'Exponential only without noise')!.programs).toHaveLength(
    6 * (4 * draws + 1),
  )
})

/** The cube in Klee and Minty's form: x_i + Σ_{j<i} 2^{i-j+1} x_j ≤ 5^i over x ≥ 0, max Σ 2^{n-j} x_j. */
function kleeMinty(n: number): LinearProgram {
  const all = Array.from({ length: n }, (_, i) => i)
  return {
    objective: all.map((j) => 2 ** (n - 1 - j)),
    rows: [
      ...all.map((i) => all.map((j) => (j === i ? 1 : j < i ? 2 ** (i - j + 1) : 0))),
      ...all.map((i) => all.map((j) => (j === i ? -1 : 0))),
    ],
    bounds: [...all.map((i) => 5 ** (i + 1)), ...all.map(() => 0)],
  }
}

test.each([3, 4, 5, 6, 7, 8, 9, 10])(
  'the cube of Klee and Minty in %d variables has its top at 5ⁿ, as HiGHS confirms, and at 1 in random units',
  (n) => {
    expect(expectAgreement(kleeMinty(n)) / 5 ** n).toBeCloseTo(1, 8)
    const { problem } = parseProblem({
      version: 1,
      seed: 1,
      problem: { kind: 'linear-program', id: 'klee-minty', size: n },
    })
    if (problem.kind !== 'linear-program') throw new Error('This is a linear program.')
    expect(expectAgreement(buildProgram(problem, 1))).toBeCloseTo(1, 8)
  },
)
