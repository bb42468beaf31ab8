import { formatNumber } from './format.ts'

export const valueText = (
  value: number,
  words: Readonly<Record<number, string>> | undefined,
  digits?: number,
): string => words?.[value] ?? formatNumber(value, digits)
