import { expect, test } from 'vitest'
import stored from '../../support/links/links-2026-12-02.json'
import '../../../src/experiment/functions/reader.ts'
import { experimentFromLink, experimentToLink } from '../../../src/exchange/link.ts'
import { packingLecture, unpackingLecture } from '../../../src/exchange/lecture/lecture-link.ts'
import { letterExcess, qrCode } from '../../../src/exchange/qr-code.ts'
import { finish } from '../../../src/math/work.ts'

const home = 'https://lectures.example.org/badlands/#'

/**
 * Squares along a side that can be read from the back row. A reader needs about three pixels per square. On a
 * picture 2 m high, of which the code takes 72 %, that is 11 m for a phone at double zoom (1920 pixels across
 * 37°).
 */
const mostReadable = 117

test('A lecture of three steps on its own landscapes fits a code that can be read from the back row', () => {
  const { link } = stored.lectures['slow-rivers']
  const lecture = finish(packingLecture(finish(unpackingLecture(link))))
  const code = qrCode(`${home}lecture=${lecture}&step=2`)
  expect(code?.size).toBeLessThanOrEqual(mostReadable)
})

test.each(Object.entries(stored.experiments))(
  'The code of %s is as small as that of an address',
  (_, link) => {
    const code = qrCode(`${home}${experimentToLink(experimentFromLink(link))}`)
    expect(code?.size).toBeLessThanOrEqual(61)
  },
)

test("A link's excess length over a QR code is known exactly", () => {
  for (const letters of ['x', 'X']) {
    const longest = (length: number) => `${home}${letters.repeat(length)}`
    let [fits, not] = [1, 4000]
    while (not - fits > 1) {
      const middle = Math.floor((fits + not) / 2)
      if (letterExcess(longest(middle)) === 0) fits = middle
      else not = middle
    }
    expect([fits, not + 3].map((length) => qrCode(longest(length)) !== undefined)).toEqual([true, false])
  }
})
