import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { packingLecture, unpackingLecture } from '../../../../src/exchange/lecture/lecture-link.ts'
import { experimentFromLink, experimentToLink } from '../../../../src/exchange/link.ts'
import { finish } from '../../../../src/math/work.ts'
import stored from '../../../support/links/links-2026-11-28.json'
import later from '../../../support/links/links-2026-12-02.json'
import '../../../../src/experiment/functions/reader.ts'
import { keptOf, meaningOf, numbersOf } from '../../../support/links/stored.ts'

const links: Readonly<Record<string, string>> = stored.links

test('every stored link opens, keeps its meaning, and is passed on unchanged', () => {
  expect(Object.keys(links).length).toBeGreaterThan(200)
  for (const [name, link] of Object.entries(links)) {
    const opened = experimentFromLink(link)
    expect(opened, name).toMatchObject(keptOf(meaningOf(link)))
    expect(experimentFromLink(experimentToLink(opened)), name).toStrictEqual(opened)
  }
})

test('a link written by hand without defaults means the same as the stored one', () => {
  for (const [name, link] of Object.entries(stored.byHand))
    expect(experimentFromLink(link), name).toStrictEqual(experimentFromLink(links[name] ?? ''))
})

test('the numbers of stored links are the same, bit for bit', () => {
  for (const [name, numbers] of Object.entries(stored.numbers)) {
    const now: unknown = JSON.parse(JSON.stringify(numbersOf(experimentFromLink(links[name] ?? ''))))
    expect(now, name).toStrictEqual(numbers)
  }
})

test.each(Object.entries(later.experiments))(
  'the link of %s opens as it was made, bit for bit',
  (_, link) => {
    const opened = experimentFromLink(link)
    expect(opened).toStrictEqual(meaningOf(link))
    expect(experimentFromLink(experimentToLink(opened))).toStrictEqual(opened)
  },
)

test.each(Object.entries(later.lectures))(
  'the link of the lecture %s holds its text, character by character',
  (_, one) => {
    const text = finish(unpackingLecture(one.link))
    expect(createHash('sha256').update(text).digest('hex')).toBe(one.sha256)
    expect(finish(unpackingLecture(finish(packingLecture(text))))).toBe(text)
  },
)
