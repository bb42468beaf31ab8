import type { Authored } from '../../experiment/authored.ts'
import { isOneFile } from '../../exchange/site-files.ts'

/** What an exported page in one file contains besides the page. */
export interface Held {
  /** The address of the site that it was exported from. */
  readonly home?: string
  readonly shown?: HeldShown
}

/** What was shown then. */
export interface HeldShown {
  /** A built-in lecture by its id, or the text of another with its file name; undefined for an experiment without a lecture. */
  readonly lecture?: { readonly id: string } | { readonly name: Authored; readonly text: string }
  readonly step: number
  readonly apart: boolean
  readonly experiment: unknown
}

/** Id of the element that contains it, as JSON. */
const id = 'held'

/** What this page contains; empty if it is a site. */
export const held: Held =
  (isOneFile && (JSON.parse(document.getElementById(id)?.textContent ?? 'null') as Held | null)) || {}

/** Returns the text of a file with other contents. */
export function withHeld(html: string, content: Held): string {
  const element = new RegExp(`(<script type="application/json" id="${id}">)[^<]*`)
  if (!element.test(html)) throw new Error('This is not the one-file page.')
  // Nothing in it may close the element.
  const json = JSON.stringify(content).replaceAll('<', '\\u003c')
  return html.replace(element, (_, start: string) => start + json)
}

/** The address of the guide for lecture authors, next to this page on its site; '' if there is none. */
export const guideAddress = (): string =>
  isOneFile ? (held.home && new URL('write/', held.home).href) || '' : './write/'

/** The public address of this page; for a file, that of its site. */
export const publicPage = (): string => held.home ?? location.href
