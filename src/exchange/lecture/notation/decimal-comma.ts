/** A number that is written with a comma. */
export const commaForm = /^-?\d+,\d+$/u

/** What is wrong with a number that has a decimal comma, as a sentence. */
export const decimalComma = (written: string): string =>
  `"${written}" has a comma. Write ${written.replace(',', '.')}, with a point`
