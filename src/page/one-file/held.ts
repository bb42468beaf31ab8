import type { Authored } from '../../experiment/authored.ts'
import { isOneFile } from '../../exchange/site-files.ts'

/** What the page that is one file holds besides itself, since it was taken away. */
export interface Held {
  /** The address of the site that it was taken from. */
  readonly home?: string
  readonly shown?: HeldShown
}

/** What was shown then. */
export interface HeldShown {
  /** One of the site's by its id, or the text of another with the name of its file; undefined where an experiment is of none. */
  readonly lecture?: { readonly id: string } | { readonly name: Authored; readonly text: string }
  /** Counts from 0. */
  readonly step: number
  readonly apart: boolean
  readonly experiment: unknown
}

/** Id of the element with what is held, as JSON. */
const id = 'held'

/** What this page holds; nothing where it is a site. */
export const held: Held =
  (isOneFile && (JSON.parse(document.getElementById(id)?.textContent ?? 'null') as Held | null)) || {}

/** The text of a file with something else in it. */
export function withHeld(html: string, content: Held): string {
  const element = new RegExp(`(<script type="application/json" id="${id}">)[^<]*`)
  if (!element.test(html)) throw new Error('This is not the one-file page.')
  // Nothing in it may end the element.
  const json = JSON.stringify(content).replaceAll('<', '\\u003c')
  return html.replace(element, (_, start: string) => start + json)
}

/** The address of the page for those who write lectures, which is beside this one on its site; '' where there is none. */
export const guideAddress = (): string =>
  isOneFile ? (held.home && new URL('write/', held.home).href) || '' : './write/'

/** The address of this page for others: of the site, where a file was taken from one. */
export const publicPage = (): string => held.home ?? location.href
