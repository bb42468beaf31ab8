import { letterExcess } from '../../../exchange/qr-code.ts'
import type { LecturePlace } from '../../../scenarios/place.ts'

/** The address of this page that opens the file of a lecture at a step, as it is there by then; undefined where the lecture came from no address. */
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

/** What a QR code is to hold of a link: the link, or that of the lecture's file where it is too long and there is one. */
export const codeLink = (link: string, place: LecturePlace): string =>
  letterExcess(link) > 0 ? (fileLink(place, link) ?? link) : link
