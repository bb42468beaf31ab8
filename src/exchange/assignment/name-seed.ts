import type { Authored } from '../../experiment/authored.ts'
import { nameHash } from '../../math/statistics/random.ts'

/** The seeds of names are short enough to be read aloud. */
const seeds = 1_000_000

/** A name for comparison: in lower case, with normalised accents and single spaces. */
export const plainName = (name: Authored): string =>
  name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()

/** The seed of all randomness in an experiment, made from a student's name. */
export const nameSeed = (name: Authored): number => nameHash(plainName(name)) % seeds
