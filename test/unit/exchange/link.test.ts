import fc from 'fast-check'
import { deflateSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fromBase64url, toBase64url } from '../../../src/exchange/base64url.ts'
import { ExperimentError } from '../../../src/experiment/spec/values/error.ts'
import { experimentFromLink, experimentToLink } from '../../../src/exchange/link.ts'
import { parseExperiment, parseTraining } from '../../../src/experiment/format/parse.ts'
import type { ExperimentInput } from '../../../src/experiment/spec/experiment.ts'
import { arbitraryExperiment } from '../../support/arbitrary/arbitrary-experiment.ts'

const flagship: ExperimentInput = {
  version: 1,
  title: 'Two weights · ε → 0',
  seed: 1,
  data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
  model: { kind: 'mlp', widths: [1, 1, 1], activation: 'tanh', bias: false },
  metric: { loss: 'squared', factor: 0.5 },
  algorithms: [{ id: 'sgd', learningRate: 0.01, steps: 1000 }],
  starts: [{ kind: 'plane', a: 2, b: -1 }],
  plane: { kind: 'weights', first: 0, second: 1, extent: { a: [-3.5, 3.5], b: [-3.5, 3.5] } },
}

const refusal = (link: string): string => {
  try {
    experimentFromLink(link)
  } catch (error) {
    expect(error).toBeInstanceOf(ExperimentError)
    return (error as ExperimentError).message
  }
  throw new Error('the link was opened')
}

test('base64url is RFC 4648 without padding, both ways', () => {
  for (const [text, coded] of [['', ''], ['f', 'Zg'], ['fo', 'Zm8'], ['foo', 'Zm9v'], ['foob', 'Zm9vYg']] as const)
    expect(toBase64url(strToU8(text))).toBe(coded)
  expect(toBase64url(Uint8Array.of(0xfb, 0xff, 0xfe))).toBe('-__-')
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(fromBase64url(toBase64url(bytes))).toEqual(bytes)
    }),
  )
  for (const wrong of ['A', 'Zg==', 'Zh', 'a b', 'Zm9+']) expect(fromBase64url(wrong)).toBeUndefined()
}) // prettier-ignore

describe('every experiment', () => {
  test('returns from its link exactly, bit for bit', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (input) => {
        const parsed = parseExperiment(input)
        const back = experimentFromLink(experimentToLink(parsed))
        expect(back).toStrictEqual(parsed)
        expect(experimentToLink(back)).toBe(experimentToLink(parsed))
      }),
      { numRuns: 300, endOnFailure: true },
    )
  })

  test('is parsed unchanged from its own output', () => {
    fc.assert(
      fc.property(arbitraryExperiment, (input) => {
        const parsed = parseExperiment(input)
        expect(parseExperiment(structuredClone(parsed))).toStrictEqual(parsed)
      }),
      { numRuns: 100, endOnFailure: true },
    )
  })
})

test('has -0 parsed as 0; other extreme doubles stay', () => {
  const start = (values: number[]): ExperimentInput => ({
    ...flagship,
    starts: [{ kind: 'weights', values }],
  })
  const through = (values: number[]) => {
    const [first] = parseTraining(experimentFromLink(experimentToLink(parseExperiment(start(values))))).starts
    return first?.kind === 'weights' ? first.values : []
  }
  for (const values of [[5e-324, -1.7976931348623157e308], [0.1 + 0.2, 2 ** 53 + 2], [-2.2250738585072014e-308, 1e21]])
    expect(through(values)).toStrictEqual(values)
  expect(through([-0, 1])).toStrictEqual([0, 1])
}) // prettier-ignore

test('text of any kind survives', () => {
  for (const title of ['', '"\\\n', 'ŵ₀ 🎓', '\ud800', '#.%20'])
    expect(experimentFromLink(experimentToLink(parseExperiment({ ...flagship, title }))).title).toBe(title)
})

describe('a link', () => {
  const link = experimentToLink(parseExperiment(flagship))

  test('is a version and base64url, short enough for a slide', () => {
    expect(link).toMatch(/^2\.[A-Za-z0-9_-]+$/)
    expect(link.length).toBeLessThan(150)
  })

  test('opens as a fragment and as a full address', () => {
    const parsed = parseExperiment(flagship)
    for (const form of [link, `#${link}`, `https://example.org/a/?b=1#${link}`, ` #${link}\n`])
      expect(experimentFromLink(form)).toStrictEqual(parsed)
  })

  test('says why it cannot be opened', () => {
    expect(refusal('')).toContain('no experiment')
    expect(refusal('https://example.org/')).toContain('no experiment')
    expect(refusal('https://example.org/index.html')).toContain('no experiment')
    expect(refusal('#two.moons')).toContain('no experiment')
    expect(refusal(`#4${link.slice(1)}`)).toContain('another version (4)')
    expect(refusal('#1.')).toContain('missing or changed')
    expect(refusal('#1.A')).toContain('missing or changed')
    expect(refusal(`#1.${toBase64url(deflateSync(strToU8('{"version": 1')))}`)).toContain(
      'missing or changed',
    )
    expect(refusal(`#1.${toBase64url(deflateSync(strToU8('{"version": 1}')))}`)).toContain('seed: is missing')
  })

  test('that is cut off anywhere is refused', () => {
    for (let length = 0; length < link.length; length++)
      expect(refusal(link.slice(0, length))).toMatch(/no experiment|missing or changed/)
  })

  test('that unpacks to too much is refused before it fills the memory', () => {
    const bomb = deflateSync(new Uint8Array(1_100_000), { level: 1 })
    expect(refusal(`1.${toBase64url(bomb)}`)).toContain('more than 1 MB')
  })

  test('with any other text throws an ExperimentError and nothing else', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'AZaz09-_'), maxLength: 200 })
    fc.assert(
      fc.property(fc.oneof(fc.string(), letters.map((text) => `1.${text}`)), (text) => {
        expect(refusal(text)).not.toBe('')
      }),
      { numRuns: 500 },
    )
  }) // prettier-ignore
})
