import type { Authored } from '../../authored.ts'
import * as v from 'valibot'

/** Greatest number of characters in a name, which must fit on chips, in legends and next to curves. */
export const mostNameLetters = 40

/** A label that a person gives to a part of an experiment; it changes no result. */
export const givenName: v.GenericSchema<string, Authored> = v.pipe(
  v.string(),
  v.maxLength(mostNameLetters, `must be at most ${mostNameLetters} characters long`),
)
