import { inside } from './inside.ts'

/** True where the whole page is one file: there is no site beside it, no network is needed, and nothing is to be kept. */
export const isOneFile = inside !== undefined

/** The address of a file that the site has beside its page, which may be inside. */
export const siteFile = (path: string): string => inside?.[path] ?? `./${path}`
