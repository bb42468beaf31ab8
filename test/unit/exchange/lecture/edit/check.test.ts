import { expect, test } from 'vitest'
import { fixCheck } from '../../../../../src/exchange/lecture/edit/check.ts'
import { readClaims } from '../../../../../src/exchange/lecture/notation/claim-text.ts'

const text = `## One

\`\`\`check
# by hand
- final-loss = 0 exactly: it fits
- gradient flow:
  - final-weight index=0… = 1, 2
  - final-loss = 0 exactly
\`\`\`
`

const claim = (said: string, source: string, at = 0) => {
  const { claimed: of, claims } = readClaims(said)
  return { of, expectation: { ...claims[at]!, source } }
}

test('a claim in a fence is fixed in place, without changing anything around it', () => {
  const first = fixCheck(text, 0, claim('final-loss = 0 exactly', 'it fits'), { tolerance: '1e-14' })
  expect(first.text).toBe(text.replace('0 exactly: it fits', '0 ± 1e-14: it fits'))
  const listed = fixCheck(text, 0, claim('final-loss = 0 exactly', 'gradient flow'), { float32: '1e-7' })
  expect(listed.text).toContain('  - "final-loss = 0 exactly, float32 ± 1e-7"\n')
  const second = fixCheck(text, 0, claim('final-weight index=0… = 1, 2', 'gradient flow', 1), { value: '3' })
  expect(second.text).toBe(text.replace('final-weight index=0… = 1, 2', '"final-weight index=0… = 1, 3"'))
})

test('fixing a missing claim changes nothing', () => {
  const edit = fixCheck(text, 0, claim('final-loss = 1', 'it fits'), { tolerance: '1' })
  expect([edit.text, edit.change]).toEqual([text, undefined])
})
