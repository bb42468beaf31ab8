import type { Authored } from '../../experiment/authored.ts'
import { nameHash } from '../../math/statistics/random.ts'

/** Seeds of names are short enough to be read aloud. */
const seeds = 1_000_000

/** A name as it is compared: without capitals, accents written one way, one space between words. */
export const plainName = (name: Authored): string =>
  name.normalize('NFC').trim().replace(/\s+/gu, ' ').toLowerCase()

/** The seed of all that is random in an experiment, from somebody's name. */
export const nameSeed = (name: Authored): number => nameHash(plainName(name)) % seeds
