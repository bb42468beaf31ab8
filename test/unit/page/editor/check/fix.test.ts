import { expect, test } from 'vitest'
import type { Expectation } from '../../../../../src/exchange/lecture/scenario.ts'
import { fixFor, fixText } from '../../../../../src/page/editor/check/fix.ts'
import type { CheckedClaim } from '../../../../../src/page/editor/check/claim-checks.ts'

const mended = (said: Partial<Expectation>, oracle?: readonly number[], engine?: readonly number[]) => {
  const verdict = (numbers: readonly number[], holds = false) => ({ holds, numbers })
  const expectation = { quantity: 'final-loss', source: '', ...said }
  const checked = { claim: { step: 0, of: 'step', expectation }, key: '', share: undefined } as unknown
  return fixText(
    fixFor({
      ...(checked as CheckedClaim),
      oracle: verdict(oracle ?? [], oracle === undefined),
      engine: engine && verdict(engine),
    }),
  )
}

test.each([
  ['an exact number that differs by rounding', { value: 0, absolute: 0 }, [3.6e-15], 'Allow 1e-14'],
  ['one that is a power of ten away', { value: 1 }, [1 + 2 ** -40], 'Allow 1e-12'],
  ['another number', { value: 2.75, absolute: 0.005 }, [2.569], 'Write 2.57'],
  ['a number with a tolerance', { value: 2.75, absolute: 5e-4 }, [2.56912], 'Write 2.569'],
  ['draws', { value: 0.4, absolute: 0.01, over: { draws: 3, rule: 'all' } }, [0.361, 0.374, 0.389], 'Write 0.376 ± 0.016'],
  ['draws of which one is none', { value: 0.4, over: { draws: 2, rule: 'all' } }, [0.3, NaN], ''],
  ['an interval', { interval: [0, 1] }, [2], ''],
  ['no number', { value: 1 }, [NaN], ''],
] as const)('%s is mended', (_, said, oracle, words) => {
  expect(mended(said, oracle)).toBe(words)
}) // prettier-ignore

test('a difference due to float32 only is allowed there, or not at all', () => {
  expect(mended({ value: 0, absolute: 1e-30 }, undefined, [3.6e-9])).toBe('Allow 1e-8')
  expect(mended({ value: 0, absolute: 1e-30 }, undefined, [0.5])).toBe('')
})
