import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lectureText } from '../../../../../src/exchange/lecture/lecture-text.ts'
import { parseLecture } from '../../../../../src/exchange/lecture/parse-lecture.ts'
import { same } from '../../../../../src/experiment/format/same.ts'
import { arbitraryEdits, shownOf } from '../../../../support/arbitrary/arbitrary-edit.ts'
import { isLong } from '../../../../support/long.ts'

test('An edited text means the same as the data edited in the same way', () => {
  fc.assert(
    fc.property(arbitraryEdits(10), ({ lecture, edits }) => {
      let [text, data] = [lectureText(lecture), shownOf(lecture)]
      for (const [i, { name, ofText, ofData }] of edits.entries()) {
        const edit = ofText(text)
        expect(edit.problems, name).toEqual([])
        const { change = { from: 0, to: 0, text: '' } } = edit
        expect(text.slice(0, change.from) + change.text + text.slice(change.to), name).toBe(edit.text)
        ;[text, data] = [edit.text, ofData(data)]
        // Every second text is enough, since each contains the edits of the previous one.
        if (i % 2 === 0 && !isLong) continue
        const { scenario, problems } = parseLecture(text)
        expect(
          problems.filter(({ mild }) => !mild),
          name,
        ).toEqual([])
        const shown = scenario && shownOf(scenario)
        if (!same(shown, data)) expect(shown, name).toEqual(data)
        expect(same(shown, data), name).toBe(true)
      }
    }),
    { seed: 1, numRuns: isLong ? 200 : 10, endOnFailure: true },
  )
}, 900_000)
