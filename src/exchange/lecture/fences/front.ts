import * as v from 'valibot'
import { number, text, texts, yes } from './fields.ts'

/** The form of a lecture's text that is read and written here. */
export const form = 1

/** What is wrong with a text that does not begin as a lecture does. */
export const notLecture = 'this is not a lecture. Write --- in line 1, as every lecture does'

/** What stands above a lecture. */
export const frontSchema = v.strictObject({
  badlands: v.literal(form, `must be ${form}. This page knows no other form`),
  id: v.pipe(text, v.regex(/^[\p{L}\p{N}-]+$/u, 'must be letters, digits and hyphens, without spaces')),
  language: v.exactOptional(text),
  authors: v.exactOptional(texts),
  license: v.exactOptional(text),
  home: v.exactOptional(text),
  order: v.exactOptional(number),
  ideas: v.exactOptional(texts),
  thumbnail: v.exactOptional(number),
  assignment: v.exactOptional(
    v.strictObject({
      name: v.exactOptional(yes),
      seed: v.exactOptional(yes),
      steps: v.exactOptional(texts),
      note: v.exactOptional(text),
    }),
  ),
})
