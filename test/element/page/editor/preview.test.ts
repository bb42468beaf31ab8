import { render } from 'lit'
import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { Draft } from '../../../../src/page/editor/draft/draft.ts'
import { Preview } from '../../../../src/page/editor/preview.ts'
import { writtenWords } from '../../../../src/page/editor/draft/lecture-words.ts'
import { forgetLecture, savedLectures } from '../../../../src/study/lecture/saved-lectures.ts'
import { readLecture } from '../../../../src/study/lecture/own-lectures.ts'
import type { BlPreview } from '../../../../src/elements/editor/bl-preview.ts'
import { faults, mount, settled, within } from '../../fixtures/mount.ts'

afterEach(async () => {
  for (const { id } of await savedLectures()) await forgetLecture(id)
})

const text = `---
badlands: 1
id: seen
---
# Seen

> [!idea] One

> [!minute] Two

## First

\`\`\`experiment
seed: 1
data: {kind: table, task: regression, inputs: [[1]], targets: [[1]]}
model: {kind: mlp, widths: [1, 1, 1], activation: tanh, bias: false}
metric: {loss: squared}
algorithms: [{id: sgd, learningRate: 0.1, steps: 20}]
starts: [{kind: weights, values: [2, -1]}]
plane: {kind: weights, first: 0, second: 1, extent: {a: [-3, 3], b: [-3, 3]}}
\`\`\`

## Second

\`\`\`experiment
seed: 2
\`\`\`
`

test('a step is previewed as on a projector and on a phone, and again once the editing pauses', async () => {
  const { lecture } = await readLecture(text, { kind: 'here', name: '' })
  const draft = new Draft(lecture!)
  draft.step.value = 1
  await draft.keep()
  const preview = new Preview(draft, () => false)
  const place = document.createElement('div')
  // A dialog left open by an earlier file would receive the clicks.
  document.body.replaceChildren(place)
  const draw = () => {
    render([preview.choice(), preview.pane()], place)
    return place.querySelector<BlPreview>('bl-preview')
  }
  expect(draw(), 'a reader has the stage').toBeNull()
  await userEvent.click(place.querySelectorAll('button')[1]!)
  const room = draw()!
  expect(room.address).toMatch(/\?questions=off&open=off&present#scenario=yours\.seen&step=2$/u)
  expect(room.screen).toEqual({ width: 1920, height: 1080 })
  const { version } = room
  const typed = (title: string) => writtenWords(draft.text, { step: 1, part: 'title' }, title).text
  void draft.write(typed('Third'), 'title', true)
  await expect.poll(() => draft.good.steps[1]?.title).toBe('Third')
  expect(draw()!.version, 'not at each letter').toBe(version)
  draft.settle()
  await expect.poll(() => draw()!.version).not.toBe(version)
  preview.seenBy.value = 'phone'
  expect(draw()!.address).toMatch(/\?questions=off&open=off#scenario=yours\.seen&step=2$/u)
  expect([preview.close(), draw(), preview.close()]).toEqual([true, null, false])
  preview.dispose()
  draft.dispose()
  place.remove()
})

test('another screen is as large as the space allows, in its own units', async () => {
  const preview = await mount('bl-preview', {
    address: 'about:blank',
    version: '1',
    label: 'As a phone shows it',
    screen: { width: 390, height: 844 },
  })
  preview.style.height = '500px'
  await expect.poll(() => preview.shadowRoot!.querySelector('iframe')?.getBoundingClientRect().height).toBeLessThan(500) // prettier-ignore
  const frame = within<HTMLIFrameElement>(preview, 'iframe')
  const { width, height } = frame.getBoundingClientRect()
  expect(height).toBeGreaterThan(400)
  expect(width / height).toBeCloseTo(390 / 844, 3)
  expect(frame.contentWindow!.innerWidth, 'its page is as wide as a phone').toBe(390)
  expect(await faults(preview)).toEqual([])
  preview.version = '2'
  await settled(preview)
  expect(within(preview, 'iframe'), 'another version is opened anew').not.toBe(frame)
})
