export const commaForm = /^-?\d+,\d+$/u

export const decimalComma = (written: string): string =>
  `"${written}" has a comma. Write ${written.replace(',', '.')}, with a point`
