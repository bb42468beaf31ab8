import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import {
  mostPacked,
  packingLecture,
  unpackingLecture,
} from '../../../../src/exchange/lecture/lecture-link.ts'
import { mostBytes } from '../../../../src/exchange/lecture/bounds.ts'
import { lectureText } from '../../../../src/exchange/lecture/lecture-text.ts'
import { packingPart } from '../../../../src/exchange/link-part.ts'
import { lectureDictionary } from '../../../../src/exchange/dictionaries/lecture.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { finish } from '../../../../src/math/work.ts'
import { scenarios } from '../../../../src/scenarios/index.ts'

const packed = (text: string): string => finish(packingLecture(text))
const unpacked = (link: string): string => finish(unpackingLecture(link))

function refusal(link: string): string {
  try {
    unpacked(link)
  } catch (error) {
    expect(error).toBeInstanceOf(ExperimentError)
    return String(error)
  }
  throw new Error('the link was opened')
}

test('Every built-in lecture fits into a link, which holds its text word for word', () => {
  for (const scenario of scenarios) {
    const text = lectureText(scenario)
    const link = packed(text)
    expect(unpacked(link)).toBe(text)
    expect(link.length, scenario.id).toBeLessThan(mostPacked)
    expect(link).toMatch(/^2\.[\w-]+$/)
  }
})

test('Line ends, a byte-order mark and characters of any script are kept', () => {
  const text = '\uFEFF---\r\n# Ω, 深度, 🏔\r\n'
  expect(unpacked(packed(text))).toBe(text)
})

test('Anything that is not a lecture, damaged or too large is refused with a sentence', () => {
  const link = packed(lectureText(scenarios[0]!))
  for (const broken of ['', '1', '1.', 'x.abc', '1.a.b', '1.!!!!', link.slice(0, -40), `${link}.x`])
    expect(refusal(broken), broken.slice(0, 40)).toContain('missing or changed')
  expect(refusal(link.replace('2.', '4.'))).toContain('another version (4)')
  expect(refusal(finish(packingPart(Uint8Array.of(0xff, 0xfe), lectureDictionary)))).toContain(
    'missing or changed',
  )
  const bomb = finish(packingPart(strToU8('x'.repeat(mostBytes + 1)), lectureDictionary))
  expect(bomb.length).toBeLessThan(20_000)
  expect(refusal(bomb)).toContain('more than 3 MB')
})
