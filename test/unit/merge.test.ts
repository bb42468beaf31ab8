import { apply } from 'json-merge-patch'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergePatch } from '../../src/experiment/merge.ts'

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('merge patch', () => {
  it('follows the examples of RFC 7396', () => {
    expect(mergePatch({ a: { b: 'c' } }, { a: { b: 'd', c: null } })).toEqual({ a: { b: 'd' } })
    expect(mergePatch({ a: [{ b: 'c' }] }, { a: [1] })).toEqual({ a: [1] })
    expect(mergePatch({}, { a: { bb: { ccc: null } } })).toEqual({ a: { bb: {} } })
    expect(mergePatch({ e: null }, { a: 1 })).toEqual({ e: null, a: 1 })
    expect(mergePatch([1, 2], { a: 'b' })).toEqual({ a: 'b' })
  })

  it('agrees with the library, changes neither argument and keeps __proto__ a plain key', () => {
    const json = fc.object({ maxDepth: 3, values: [fc.integer(), fc.boolean(), fc.constant(null)] })
    fc.assert(
      fc.property(json, json, (value, patch) => {
        const [a, b] = [copy(value), copy(patch)]
        expect(mergePatch(a, b)).toEqual(apply(copy(a) as object, copy(b) as object))
        expect([a, b]).toEqual([copy(value), copy(patch)])
      }),
    )
    mergePatch({}, JSON.parse('{"__proto__": {"polluted": 1}}'))
    expect('polluted' in {}).toBe(false)
  })
})
