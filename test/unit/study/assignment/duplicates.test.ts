import { expect, test } from 'vitest'
import type { CheckedFile, FileState } from '../../../../src/study/assignment/checked.ts'
import { withTwins } from '../../../../src/study/assignment/duplicates.ts'

/** A file with one answer, after it has been recomputed. */
const handedIn = (
  name: string,
  option: number,
  { state = 'agrees', minute = 0, notes = [] }: Partial<CheckedFile> & { readonly minute?: number } = {},
): Omit<CheckedFile, 'file'> => {
  const saved = `2026-11-29T12:0${minute}:00.000Z`
  const answer = { step: 'where', guess: { option }, right: true, off: '', truth: [], left: '' }
  return {
    ...{ name, seed: undefined, saved, state, notes, key: JSON.stringify([saved, option]) },
    answers: [{ ...answer, patch: undefined, seen: false, reason: '' }],
  }
}

const unsealed = { state: 'disagrees' as FileState, notes: ['The file was changed after it was saved.'] }

const ann = handedIn('Ann', 1)
const class_ = {
  'a tampered copy': [ann, handedIn('Ann', 2, unsealed)],
  'a tampered copy and its resealed twin': [ann, handedIn('Ann', 2, unsealed), handedIn('Ann', 2)],
  'a tampered copy that claims to be later': [ann, handedIn('Ann', 2, { ...unsealed, minute: 5 })],
  'a copy under another name': [ann, handedIn('Bob', 1)],
  'that copy before and after it was sealed again': [ann, handedIn('Bob', 1, unsealed), handedIn('Bob', 1)],
  'copies without a name': [ann, handedIn('', 1), handedIn('', 1)],
  'a later file': [ann, handedIn('ann', 0, { minute: 3 }), handedIn('ANN', 0, { minute: 4 })],
}

/** All permutations of a list. */
const orders = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.length < 2
    ? [all]
    : all.flatMap((one, i) => orders(all.filter((_, j) => j !== i)).map((rest) => [one, ...rest]))

/** The result for each file without the names of files, in a fixed order. */
const outcome = (files: readonly CheckedFile[]): string[] =>
  files
    .map(({ name, key, state, notes }) =>
      [name, key, state, ...notes].join(' | ').replaceAll(/[a-z0-9]+\.json/gu, 'FILE'),
    )
    .toSorted()

test.for(Object.entries(class_))(
  '%s: which file counts depends on no order and no file names',
  ([, files]) => {
    const names = orders(['a.json', 'b.json', 'c.json'])
    const outcomes = orders(files).flatMap((order) =>
      names.map((given) => outcome(withTwins(order.map((one, i) => ({ ...one, file: given[i]! }))))),
    )
    expect(new Set(outcomes.map((one) => one.join('\n'))).size).toBe(1)
  },
)

/** The states of the files of one of these classes, in order. */
const states = (of: keyof typeof class_) =>
  withTwins(class_[of].map((one, i) => ({ ...one, file: `${i}.json` }))).map(({ state, notes }) => [
    state,
    notes.at(-1),
  ])

test("the recomputation decides which file of a name counts, then the time; no file invalidates another's", () => {
  expect(states('a tampered copy that claims to be later')).toEqual([
    ['agrees', undefined],
    ['twice', 'Another file with the same name, 0.json, counts instead.'],
  ])
  expect(states('a later file')).toEqual([
    ['twice', 'A later file with the same name, 2.json, counts instead.'],
    ['twice', 'A later file with the same name, 2.json, counts instead.'],
    ['agrees', undefined],
  ])
  expect(states('a copy under another name')).toEqual([
    ['agrees', 'Its answers are identical to those in Bob, saved at the same moment.'],
    ['agrees', 'Its answers are identical to those in Ann, saved at the same moment.'],
  ])
  expect(states('that copy before and after it was sealed again')).toEqual([
    ['agrees', 'Its answers are identical to those in Bob, saved at the same moment.'],
    ['twice', 'It is identical to 2.json, which counts instead.'],
    ['agrees', 'Its answers are identical to those in Ann, saved at the same moment.'],
  ])
})
