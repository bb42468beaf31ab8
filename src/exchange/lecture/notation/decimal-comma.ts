export const commaForm = /^-?\d+,\d+$/u

const zeroForm = /^[-−]?0,\d+$/u
const zerosForm = /^[-−]?\d+,0\d+$/u

/**
 * Returns the first number with a decimal comma in a list of numbers. A comma can also separate two numbers. It counts as a decimal comma
 * if the decimals begin with 0, and in a list with other separators if the number begins with 0 or all numbers have a comma.
 */
export function commaInList(text: string): string | undefined {
  const words = text.split(/[\s;]+|,(?=\s)/u).filter((word) => word !== '')
  const commas = words.filter((word) => commaForm.test(word.replace('−', '-')))
  const areAll = commas.length === words.length
  return words.length > 1 && areAll
    ? commas[0]
    : commas.find((word) => zerosForm.test(word) || (words.length > 1 && zeroForm.test(word)))
}

export const decimalComma = (written: string): string =>
  `"${written}" has a comma. Write ${written.replace(',', '.')}, with a point`
