import { expect, it } from 'vitest'
import { isSame, tell, type NotebookModel } from '../../../../src/landscape/notebook/model.ts'

const bytes = (...numbers: number[]) => new DataView(Float64Array.from(numbers).buffer)

it.each<[unknown, unknown]>([
  [
    [1, -2.5],
    [1, -2.5],
  ],
  [{ a: [1, { b: 'c' }] }, { a: [1, { b: 'c' }] }],
  [[{ w: bytes(1, 2) }], [{ w: bytes(1, 2) }]],
  [bytes(2), new DataView(Float64Array.of(1, 2).buffer, 8)],
  [null, null],
])('%j says the same as %j', (one, other) => {
  expect(isSame(one, other)).toBe(true)
})

it.each<[unknown, unknown]>([
  [
    [1, 2],
    [2, 1],
  ],
  [[1], [1, 2]],
  [[], {}],
  [{ a: undefined }, { b: undefined }],
  [bytes(1), bytes(2)],
  [bytes(1), bytes(1, 2)],
  [bytes(1), {}],
  [null, undefined],
  [null, {}],
  ['1', 1],
])('%j says something else than %j', (one, other) => {
  expect(isSame(one, other)).toBe(false)
  expect(isSame(other, one)).toBe(false)
})

it('traits are sent together, and only if one of them has changed', () => {
  const said: string[] = []
  const traits = new Map<string, unknown>([['state', 'ready']])
  const model: NotebookModel = {
    get: (trait) => traits.get(trait),
    set: (trait, value) => void (traits.set(trait, value), said.push(trait)),
    save_changes: () => void said.push('sent'),
    on: () => undefined,
    off: () => undefined,
  }
  tell(model, { state: 'ready', w0: [1, 2], error: '' })
  tell(model, { state: 'ready', w0: [1, 2], error: '' })
  expect(said).toEqual(['w0', 'error', 'sent'])
})
