/** A number with a decimal comma. */
export const commaForm = /^-?\d+,\d+$/u

/** The error for a decimal comma. */
export const decimalComma = (written: string): string =>
  `"${written}" has a comma. Write ${written.replace(',', '.')}, with a point`
