/** The order of day and month in a date with the year last. */
export type DateOrder = 'day first' | 'month first'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** German months whose first three letters differ from the English ones. */
const german: Readonly<Record<string, string>> = {
  mär: 'mar',
  mrz: 'mar',
  mai: 'may',
  okt: 'oct',
  dez: 'dec',
}

const longestDate = 40

const clock =
  '(?:(?:[T ]|, )(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}(?:[.,]\\d{1,9})?))?(?: ?(?<zone>Z|UTC|[-+]\\d{2}(?::?\\d{2})?))?)?'

/** The forms of a date. Each has one way to match a text, so that the time grows only with its length. */
const forms: readonly RegExp[] = [
  `(?<year>\\d{4})[-/](?<month>\\d{1,2})(?:[-/](?<day>\\d{1,2}))?`,
  `(?<first>\\d{1,2})(?<mark>[./-]) ?(?<second_>\\d{1,2})\\k<mark> ?(?<year>\\d{4}|\\d{2})`,
  `(?<day>\\d{1,2})(?:\\.? |[-/])(?<name>\\p{L}{3,9})\\.?(?: |, |[-/])(?<year>\\d{4})`,
  `(?<name>\\p{L}{3,9})\\.? (?<day>\\d{1,2}),? (?<year>\\d{4})`,
  `(?<name>\\p{L}{3,9})[ -](?<year>\\d{4})`,
].map((form) => new RegExp(`^${form}${clock}$`, 'u'))

const millisecondsOfDay = 86_400_000

function monthOf(name: string): number {
  const begin = name.toLowerCase().slice(0, 3)
  return months.indexOf(german[begin] ?? begin) + 1
}

/** A year of two digits is in the century around 2000. */
const yearOf = (text: string): number => {
  const year = Number(text)
  return text.length > 2 ? year : year + (year < 70 ? 2000 : 1900)
}

/** Hours that a time zone such as `+05:30` is ahead. */
function hoursAhead(zone: string | undefined): number {
  const [, sign, hours, minutes = '0'] = /^([-+])(\d{2}):?(\d{2})?$/.exec(zone ?? '') ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) + Number(minutes) / 60)
}

/** Days from the beginning of 1970 to the date in a cell, or `undefined` if it is not a date. A time of day adds a fraction. */
export function daysIn(cell: string, order: DateOrder): number | undefined {
  if (cell.length > longestDate || !/\d/.test(cell)) return undefined
  for (const form of forms) {
    const found = form.exec(cell)?.groups
    if (!found) continue
    const { first, second_: second, mark } = found
    const dayFirst = mark === '.' || order === 'day first'
    const month = found['name']
      ? monthOf(found['name'])
      : Number(found['month'] ?? (dayFirst ? second : first))
    const day = Number(found['day'] ?? (first === undefined ? 1 : dayFirst ? first : second))
    const start = new Date(0)
    start.setUTCFullYear(yearOf(found['year'] ?? ''), month - 1, day)
    // JavaScript turns 30 February into a day in March.
    if (start.getUTCMonth() !== month - 1 || start.getUTCDate() !== day) return undefined
    const [hour, minute] = [Number(found['hour'] ?? 0), Number(found['minute'] ?? 0)]
    const seconds = Number((found['second'] ?? '0').replace(',', '.'))
    if (hour > 24 || minute > 59 || seconds >= 61) return undefined
    const hours = hour - hoursAhead(found['zone']) + minute / 60 + seconds / 3600
    return start.getTime() / millisecondsOfDay + hours / 24
  }
  return undefined
}

/** The day of a number of days since 1970, as `2012-01-31`. */
export const dayText = (days: number): string =>
  new Date(Math.floor(days) * millisecondsOfDay).toISOString().slice(0, 10)
