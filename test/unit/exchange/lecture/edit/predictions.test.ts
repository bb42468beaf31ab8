import { expect, test } from 'vitest'
import { setPredictions } from '../../../../../src/exchange/lecture/edit/predictions.ts'
import { readShown } from '../../../../../src/exchange/lecture/edit/show.ts'

const text = `---
badlands: 1
id: own
---

# Own

## One

\`\`\`show
predictions: [{rail: its rail}, flow-end, {basin-edge: edge}]
\`\`\`
\`\`\`check
- computed: # by hand
  - final-loss = 0
- prediction flow-end within 0.1
- prediction rail within 0.2
\`\`\`
`

test('a prediction is removed with its check, and everything else stays', () => {
  const edit = setPredictions(text, 0, [{ rail: 'its rail' }, { 'basin-edge': 'edge' }])
  expect(edit.text).toBe(text.replace('flow-end, ', '').replace('- prediction flow-end within 0.1\n', ''))
  expect([edit.unchecked, edit.problems]).toEqual([1, []])
  const all = setPredictions(text, 0, undefined)
  expect([all.unchecked, readShown(all.text, 0)]).toEqual([2, {}])
  expect(all.text).toContain('- computed: # by hand')
})

test('a fence that cannot be parsed stays with its checks', () => {
  const broken = text.replace('predictions: [', 'predictions: [[')
  const edit = setPredictions(broken, 0, [])
  expect([edit.text, edit.unchecked, edit.problems.length]).toEqual([broken, 0, 1])
  expect(readShown(broken, 0)).toBeUndefined()
})
