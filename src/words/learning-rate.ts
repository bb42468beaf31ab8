import { formatNumber } from '../math/picture/format.ts'

/** The learning rate's name and symbol for controls, axes, legends, notes and the glossary; formulas contain η directly. */
export const learningRate = { name: 'learning rate', symbol: 'η' } as const

/** A learning rate after its symbol, to three digits: 'η 0.05', or with an `=` between them. */
export const rateWords = (rate: number, joint: ' ' | ' = ' = ' '): string =>
  `${learningRate.symbol}${joint}${formatNumber(rate, 3)}`
