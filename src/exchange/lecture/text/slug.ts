import type { Authored } from '../../../experiment/authored.ts'
/** Turns a title into a name for links: lower-case letters and digits of any script, with hyphens between words. */
export const slugOf = (title: Authored): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '') || 'step'
