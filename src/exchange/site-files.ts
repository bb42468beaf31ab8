import { inside } from './inside.ts'

/** True if the whole page is a single file, which has no site next to it, needs no network and stores nothing. */
export const isOneFile = inside !== undefined

/** The address of a file of the site, which may be embedded in the page. */
export const siteFile = (path: string): string => inside?.[path] ?? `./${path}`
