import { locale } from './language/language.ts'

/** A time in the screen language. */
export const dateWords = (time: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), options).format(time)

export const clockWords = (time: number): string => dateWords(time, { hour: '2-digit', minute: '2-digit' })

/** Returns a time in words; if it is today, without the date. */
export function timeWords(time: number, now = Date.now()): string {
  const [day, today] = [time, now].map((at) => dateWords(at, { day: 'numeric', month: 'short' }))
  return day === today ? clockWords(time) : `${day}, ${clockWords(time)}`
}
