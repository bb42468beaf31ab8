import { expect, test } from 'vitest'
import { frameHtml } from '../../../../../src/elements/lecture/share/frame-html.ts'

test("a frame has its link's address with few controls, and a title, as safely quoted attributes", () => {
  expect(frameHtml('https://badlands.example/#scenario=two-weights&step=2', 'Bent & "linear" <1>')).toBe(
    '<iframe src="https://badlands.example/?controls=minimal#scenario=two-weights&amp;step=2" title="Bent &amp; &quot;linear&quot; &lt;1&gt;" style="width: 100%; height: 520px; border: 0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>',
  )
})
