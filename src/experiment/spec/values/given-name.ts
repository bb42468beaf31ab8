import type { Authored } from '../../authored.ts'
import * as v from 'valibot'

/** Letters that a name has at most: it stands on chips, in legends and beside curves. */
export const mostNameLetters = 40

/** The name that somebody gives to a part of an experiment. It changes nothing of what is computed. */
export const givenName: v.GenericSchema<string, Authored> = v.pipe(
  v.string(),
  v.maxLength(mostNameLetters, `has more than ${mostNameLetters} letters: write a shorter name`),
)
