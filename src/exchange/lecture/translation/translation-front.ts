import * as v from 'valibot'
import { form } from '../fences/front.ts'
import { text, texts } from '../fences/fields.ts'
import { languageFault } from '../language-code.ts'
import { headParts, stepParts } from './passages.ts'

const language = v.pipe(
  text,
  v.check(
    (code) => languageFault(code) === undefined,
    ({ input }) => languageFault(input) ?? '',
  ),
)

const digest = v.union(
  [v.string(), v.number()],
  'must be a digest, as the page or npm run translate writes it',
)

const digests = (parts: readonly string[]) =>
  Object.fromEntries(parts.map((part) => [part, v.exactOptional(digest)] as const))

/** The front matter of a translation. `of` is a digest of the lecture's whole text, or of each passage, when it was translated. */
export const translationSchema = v.strictObject({
  badlands: v.exactOptional(v.literal(form, `must be ${form}. This page knows no other version`)),
  translates: v.exactOptional(text),
  language: v.exactOptional(language),
  authors: v.exactOptional(texts),
  of: v.exactOptional(
    v.lazy((value) =>
      typeof value === 'object'
        ? v.strictObject({
            ...digests(headParts),
            steps: v.exactOptional(v.record(v.string(), v.strictObject(digests(stepParts)))),
          })
        : digest,
    ),
  ),
})
