import { expect, test } from 'vitest'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { givenNames } from '../../../../src/study/lecture/given-names.ts'
import { moons } from '../../../support/experiments.ts'

const names = { starts: ['A', 'B'], axes: ['from A to B', ''] } as const
const start = { kind: 'random', distribution: 'normal' }
const end = (number: number) => ({ start: number, algorithm: 0, step: 'end' })
const written = parseTraining({
  ...moons,
  starts: [start, start],
  plane: { kind: 'line', from: end(0), to: end(1) },
})
const after = (patch: object) => parseTraining(mergePatch(written, patch))

test('names of a step hold as long as its plane and its starts, whatever part of the plane is visible', () => {
  expect(givenNames({ names }, undefined, written, written)).toEqual(names)
  expect(
    givenNames(
      { names },
      undefined,
      written,
      after({ seed: 9, plane: { extent: { a: [0, 2], b: [0, 1] } } }),
    ),
  ).toEqual(names)
  expect(givenNames({ names }, undefined, written, after({ plane: { to: { step: 3 } } }))).toEqual({
    starts: names.starts,
  })
  expect(givenNames({ names }, undefined, written, after({ starts: [start, start, start] }))).toEqual({
    axes: names.axes,
  })
  expect(givenNames({}, undefined, written, written)).toEqual({})
})

test('names of a step hold at each place of its dial', () => {
  const experiments = [1, 2].map((step) => ({ plane: { to: { step } } }))
  const dial = { label: 'step', values: [1, 2], experiments }
  expect(givenNames({ names, dial }, undefined, written, after(experiments[1]!)).axes).toEqual(names.axes)
  expect(givenNames({ names, dial }, undefined, written, after({ plane: { to: { step: 3 } } })).axes).toBe(
    undefined,
  )
})

test('a side stage has its own names', () => {
  const own = { axes: ['one way', 'another way'] } as const
  expect(givenNames({ names }, own, written, written)).toEqual({ ...names, ...own })
})
