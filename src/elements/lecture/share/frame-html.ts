import type { Authored } from '../../../experiment/authored.ts'
import { escaped } from '../../../exchange/escaped.ts'

/** Returns the HTML of a frame that shows a link in another page, with `title` for screen readers. */
export function frameHtml(link: string, title: Authored): string {
  const address = new URL(link)
  address.searchParams.set('controls', 'minimal')
  return `<iframe src="${escaped(address.href)}" title="${escaped(title)}" style="width: 100%; height: 520px; border: 0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>`
}
