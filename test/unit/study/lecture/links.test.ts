import { expect, test } from 'vitest'
import { mergePatch } from '../../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { finish } from '../../../../src/math/work.ts'
import { experimentOf, lectureOf } from '../../../../src/study/lecture/lecture.ts'
import { fetchLinks } from '../../../../src/study/lecture/links.ts'
import { fetchLinkOf, fetchRoute, linkOf, routeOf } from '../../../../src/study/lecture/route.ts'

test('a step as it was written needs no code for packing experiments; another experiment loads it once', async () => {
  await fetchRoute('#scenario=two-weights')
  const place = { lecture: lectureOf('two-weights'), step: 1, apart: false }
  const written = experimentOf(place.lecture, 1)
  expect(fetchLinkOf(place, written)).toBeUndefined()
  expect(finish(linkOf(place, written))).toBe('scenario=two-weights&step=2')
  const changed = parseTraining(mergePatch(written, { seed: 77 }))
  await fetchLinkOf(place, changed)
  expect(fetchLinks()).toBeUndefined()
  const address = `#${finish(linkOf(place, changed))}`
  await fetchRoute(address)
  expect(routeOf(address).experiment).toEqual(changed)
})
