import { expect, test } from 'vitest'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { mergePatch, patchExperiment } from '../../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { onFunction } from '../../../support/experiments.ts'

/** The examples of RFC 7396, appendix A. */
const examples: [target: unknown, patch: unknown, result: unknown][] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
]

test.each(examples)('%j with %j is %j', (target, patch, result) => {
  const before = JSON.stringify(target)
  expect(mergePatch(target, patch)).toEqual(result)
  expect(JSON.stringify(target)).toBe(before)
})

const experiment = parseExperiment(onFunction({ id: 'himmelblau' }))

test('a patched experiment is a new one with its own defaults', () => {
  const patched = patchExperiment(experiment, { model: { id: 'booth' }, plane: { extent: null } })
  expect(patched.model).toMatchObject({ id: 'booth' })
  expect(patched.plane).toMatchObject({ extent: { a: [-10, 10], b: [-10, 10] } })
  expect(experiment.model).toMatchObject({ id: 'himmelblau' })
  expect(patched.algorithms).toEqual(experiment.algorithms)
})

test('a patch that gives no valid experiment is refused, prototypes included', () => {
  expect(() => patchExperiment(experiment, { seed: -1 })).toThrow(ExperimentError)
  const evil = JSON.parse('{"__proto__": {"seed": 5}}') as Record<string, unknown>
  expect(() => patchExperiment(experiment, evil)).toThrow('__proto__')
})
