import { formatNumber } from './format.ts'

/** Returns the text of a value: its label, or the number. */
export const valueText = (
  value: number,
  words: Readonly<Record<number, string>> | undefined,
  digits?: number,
): string => words?.[value] ?? formatNumber(value, digits)
