import { letterExcess } from '../../../exchange/qr-code.ts'
import type { LecturePlace } from '../../../scenarios/place.ts'

/**
 * Returns the address that opens a lecture’s file in this page at a step, or undefined if the lecture did not come from an address.
 */
export function fileLink({ lecture, step }: LecturePlace, page: string): string | undefined {
  const { address } = lecture?.manuscript?.origin ?? {}
  if (address === undefined) return undefined
  const link = new URL(page)
  const folder = new URL('.', link).href
  const file = address.startsWith(folder) ? address.slice(folder.length) : address
  link.search = new URLSearchParams({ lecture: file, step: String(step + 1) }).toString()
  link.hash = ''
  return link.href
}

/** Returns the link for a QR code: `link`, or the link to the lecture’s file if `link` is too long and there is a file. */
export const codeLink = (link: string, place: LecturePlace): string =>
  letterExcess(link) > 0 ? (fileLink(place, link) ?? link) : link
