import { formatNumber } from './format.ts'

/** A value as it is written: the word that stands for it, or the number. */
export const valueText = (
  value: number,
  words: Readonly<Record<number, string>> | undefined,
  digits?: number,
): string => words?.[value] ?? formatNumber(value, digits)
