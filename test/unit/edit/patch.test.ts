import fc from 'fast-check'
import { expect, test } from 'vitest'
import { patchBetween } from '../../../src/edit/patch.ts'
import { mergePatch } from '../../../src/experiment/format/merge.ts'
import { same } from '../../../src/experiment/format/same.ts'

const made = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('list'), tie('fields')),
  leaf: fc.oneof(fc.constantFrom(0, -0, 1, Infinity, -Infinity, NaN, '', 'a', true), fc.double()),
  list: fc.array(tie('value'), { maxLength: 2 }),
  fields: fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { maxKeys: 3 }),
}))
const fields = made.fields as fc.Arbitrary<Readonly<Record<string, unknown>>>

/** Leaves and lists of a patch, by path. */
const leaves = (patch: unknown, path = ''): readonly string[] =>
  typeof patch === 'object' && patch !== null && !Array.isArray(patch) && Object.keys(patch).length > 0
    ? Object.entries(patch).flatMap(([key, part]) => leaves(part, `${path}/${key}`))
    : [path]

test('A patch between two values turns one into the other to the last bit, and each part of it is needed', () => {
  fc.assert(
    fc.property(fields, fields, (before, after) => {
      const patch = patchBetween(before, after)
      expect(same(mergePatch(before, patch), after)).toBe(true)
      for (const path of leaves(patch)) {
        const less = structuredClone(patch) as Record<string, unknown>
        const keys = path.split('/').slice(1)
        const last = keys.pop()
        if (last === undefined) continue
        let part = less
        for (const key of keys) part = part[key] as Record<string, unknown>
        Reflect.deleteProperty(part, last)
        expect(same(mergePatch(before, less), after), path).toBe(false)
      }
    }),
    {
      seed: 1,
      numRuns: 300,
      examples: [
        [{ a: 0 }, { a: -0 }],
        [{ a: [NaN] }, { a: [Infinity] }],
      ],
    },
  )
})
