import { expect, test } from 'vitest'
import { litSentence } from '../../../../src/page/lecture/lit-sentence.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'

test('each phrase of the sentence to watch highlights its mark', () => {
  const watch = 'The run ends on the valley, and the curve falls.'
  const marks = {
    'The run': 'run',
    ends: 'run: 3',
    'the valley': 'prediction: valley',
    falls: 'dips',
    'the curve': 'losses: Adam',
  } as const
  expect(litSentence({ watch, marks })).toBe(
    '[The run](mark:run/0) [ends](mark:run/2) on [the valley](mark:prediction/valley), and [the curve](mark:picture/losses) [falls](mark:prediction/dips).',
  )
  expect(litSentence({ watch })).toBe(watch)
  expect(litSentence({})).toBe('')
})

test('no phrase of a lecture is lost in another, and the sentence keeps its text', () => {
  for (const { id, steps } of scenarios)
    for (const step of steps) {
      const found = litSentence(step)
      const marked = [...found.matchAll(/\[(.+?)\]\(mark:[^)]+\)/g)]
      expect(marked.length, `${id}: ${step.title}`).toBe(Object.keys(step.marks ?? {}).length)
      expect(found.replaceAll(/\[(.+?)\]\(mark:[^)]+\)/g, '$1')).toBe(step.watch ?? '')
    }
})
