import type { FieldWords } from './field.ts'

/** Keys and indices that lead from an experiment to one of its parts. */
export type FieldPath = readonly (string | number)[]

export const wordsAt = (part: FieldWords, path: FieldPath): FieldWords | undefined =>
  path.reduce<FieldWords | undefined>(
    (field, step) => (typeof step === 'number' ? field?.each : field?.fields?.[step]),
    part,
  )

/** Returns the name of a field outside its panel; undefined if it has none of its own. */
export function nameAt(part: FieldWords, path: FieldPath): string | undefined {
  const { label, name = label } = wordsAt(part, path) ?? {}
  if (name === undefined) return undefined
  return path.reduce<string>(
    (told, step, i) =>
      typeof step === 'number' ? (wordsAt(part, path.slice(0, i))?.at?.(told, step) ?? told) : told,
    name,
  )
}
