import { inflateRawSync } from 'node:zlib'
import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import { fromBase64url } from '../../../src/exchange/base64url.ts'
import {
  isReadable,
  linkForCode,
  packingPart,
  readPart,
  unpackingPart,
} from '../../../src/exchange/link-part.ts'
import { finish } from '../../../src/math/work.ts'

const dictionary = 'learningRate: 0.1, steps: 100'
const text = 'learningRate: 0.1, steps: 100, learningRate: 0.2, steps: 1000'
const part = finish(packingPart(strToU8(text), dictionary))
const unpacked = (packed: string): string | undefined => {
  const bytes = finish(unpackingPart(readPart(packed)!, 1e6, dictionary))
  return bytes && new TextDecoder().decode(bytes)
}

test('A part is deflated with its dictionary, as another program reads it', () => {
  const bytes = fromBase64url(part.slice(2))!
  expect(part.length).toBeLessThan(text.length / 2)
  expect(inflateRawSync(bytes, { dictionary: strToU8(dictionary) }).toString()).toBe(text)
  expect(unpacked(part)).toBe(text)
})

test('A large part is packed in pieces, with the dictionary too', () => {
  const large = Array.from({ length: 20_000 }, (_, i) => `${i * i}`).join()
  const packed = finish(packingPart(strToU8(large), dictionary))
  expect(unpacked(packed)).toBe(large)
  const bytes = fromBase64url(packed.slice(2))!
  expect(inflateRawSync(bytes, { dictionary: strToU8(dictionary) }).toString()).toBe(large)
})

test('For a QR code the packed parts of a link use capitals, and nothing else changes', () => {
  const link = `https://x.example/a/?b=2.abc#${part}&lecture=${part}&step=2&a=2.25&b=2.abcd`
  const code = linkForCode(link)
  const [, own = '', lecture = ''] = /#(3\.[\dA-Z$*/:-]+)&lecture=(3\.[\dA-Z$*/:-]+)&/u.exec(code) ?? []
  expect([unpacked(own), unpacked(lecture)]).toEqual([text, text])
  expect(code).toBe(`https://x.example/a/?b=2.abc#${own}&lecture=${lecture}&step=2&a=2.25&b=2.abcd`)
  for (const kept of ['https://x.example/#scenario=two-weights&step=2', 'https://x.example/#1.abcd', '#2.a'])
    expect(linkForCode(kept)).toBe(kept)
})

test('A part must have a known version, and valid characters', () => {
  expect(['', '2', 'x.abc', '2.a.b', '.a'].map(readPart)).toEqual(Array(5).fill(undefined))
  expect(['1', '2', '3', '4', '0'].map((version) => isReadable({ version, letters: '' }))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})
