import { strToU8 } from 'fflate'
import type { Work } from '../math/work.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { fromCodeLetters, toCodeLetters } from './code-letters.ts'
import { packing, unpacking } from './packed.ts'

/** A packed part of a link: the version of its form, a dot, and its letters. */
export interface LinkPart {
  readonly version: string
  readonly letters: string
}

/** How the letters of a version become bytes, and whether these were deflated with a dictionary. */
interface Form {
  readonly bytes: (letters: string) => Uint8Array | undefined
  readonly hasDictionary: boolean
}

/** Versions that are read. A page makes links of version 2; QR codes hold the same bytes as version 3. */
const forms: ReadonlyMap<string, Form> = new Map([
  ['1', { bytes: fromBase64url, hasDictionary: false }],
  ['2', { bytes: fromBase64url, hasDictionary: true }],
  ['3', { bytes: fromCodeLetters, hasDictionary: true }],
])

/** A text as a part of a link; undefined where it does not have its form. */
export function readPart(text: string): LinkPart | undefined {
  const [, version, letters] = /^(\d+)\.([^.]*)$/u.exec(text) ?? []
  return version === undefined || letters === undefined ? undefined : { version, letters }
}

/** True where this page reads the version of a part. */
export const isReadable = ({ version }: LinkPart): boolean => forms.has(version)

/** Packs bytes as a part of a link, with rests. What stands in the dictionary costs next to nothing. */
export function* packingPart(bytes: Uint8Array, dictionary: string): Work<string> {
  return `2.${toBase64url(yield* packing(bytes, strToU8(dictionary)))}`
}

/** Unpacks a part that is readable, with rests: undefined where it is damaged, and few more than `most` bytes where it holds more. */
export function* unpackingPart(
  { version, letters }: LinkPart,
  most: number,
  dictionary: string,
): Work<Uint8Array | undefined> {
  const form = forms.get(version)
  const bytes = form?.bytes(letters)
  yield
  return bytes && (yield* unpacking(bytes, most, strToU8(form?.hasDictionary ? dictionary : '')))
}

/** A link whose packed parts are written so that a QR code holds more of them. It opens the same. */
export const linkForCode = (link: string): string =>
  link.replace(/(?<=#|[#&]lecture=)2\.([\w-]+)/gu, (part, letters: string) => {
    const bytes = fromBase64url(letters)
    return bytes ? `3.${toCodeLetters(bytes)}` : part
  })
