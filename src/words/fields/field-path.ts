import type { FieldWords } from './field.ts'

/** Names and places that lead from an experiment to a part of it. */
export type FieldPath = readonly (string | number)[]

/** The words of a field within a part; undefined where there is no such field. */
export const wordsAt = (part: FieldWords, path: FieldPath): FieldWords | undefined =>
  path.reduce<FieldWords | undefined>(
    (field, step) => (typeof step === 'number' ? field?.each : field?.fields?.[step]),
    part,
  )

/** The name of a field where no panel is around it; undefined of one that has none of its own. */
export function nameAt(part: FieldWords, path: FieldPath): string | undefined {
  const { label, name = label } = wordsAt(part, path) ?? {}
  if (name === undefined) return undefined
  return path.reduce<string>(
    (told, step, i) =>
      typeof step === 'number' ? (wordsAt(part, path.slice(0, i))?.at?.(told, step) ?? told) : told,
    name,
  )
}
