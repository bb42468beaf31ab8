import type { Authored } from '../../../experiment/authored.ts'
/** The words of a title as a name for links: small letters and digits of any script, with hyphens between words. */
export const slugOf = (title: Authored): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/gu, '') || 'step'
