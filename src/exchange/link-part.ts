import { strToU8 } from 'fflate'
import type { Work } from '../math/work.ts'
import { fromBase64url, toBase64url } from './base64url.ts'
import { fromCodeLetters, toCodeLetters } from './code-letters.ts'
import { packing, unpacking } from './packed.ts'

/** A packed part of a link: a version, a dot, and characters. */
export interface LinkPart {
  readonly version: string
  readonly letters: string
}

/** How a version encodes bytes, and whether it deflates them with a dictionary. */
interface Form {
  readonly bytes: (letters: string) => Uint8Array | undefined
  readonly hasDictionary: boolean
}

/** The versions that can be read. Links have version 2, and QR codes the same bytes as version 3. */
const forms: ReadonlyMap<string, Form> = new Map([
  ['1', { bytes: fromBase64url, hasDictionary: false }],
  ['2', { bytes: fromBase64url, hasDictionary: true }],
  ['3', { bytes: fromCodeLetters, hasDictionary: true }],
])

/** Splits a text into the version and the characters; undefined if it is not a part of a link. */
export function readPart(text: string): LinkPart | undefined {
  const [, version, letters] = /^(\d+)\.([^.]*)$/u.exec(text) ?? []
  return version === undefined || letters === undefined ? undefined : { version, letters }
}

/** True if this page can read the version of a part. */
export const isReadable = ({ version }: LinkPart): boolean => forms.has(version)

/** Packs bytes as a part of a link, pausing in between. Whatever the dictionary contains adds almost nothing. */
export function* packingPart(bytes: Uint8Array, dictionary: string): Work<string> {
  return `2.${toBase64url(yield* packing(bytes, strToU8(dictionary)))}`
}

/**
 * Unpacks a readable part, pausing in between. Returns undefined if it is damaged, and slightly more than `most` bytes if it contains more.
 */
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

/** Rewrites the packed parts of a link so that a QR code gets smaller. The link opens the same. */
export const linkForCode = (link: string): string =>
  link.replace(/(?<=#|[#&]lecture=)2\.([\w-]+)/gu, (part, letters: string) => {
    const bytes = fromBase64url(letters)
    return bytes ? `3.${toCodeLetters(bytes)}` : part
  })
