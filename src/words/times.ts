import { locale } from './language/language.ts'

/** A time in the language of the screen. */
export const dateWords = (time: number, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locale(), options).format(time)

/** A time by the clock. */
export const clockWords = (time: number): string => dateWords(time, { hour: '2-digit', minute: '2-digit' })

/** A time in words: of today by the clock alone. */
export function timeWords(time: number, now = Date.now()): string {
  const [day, today] = [time, now].map((at) => dateWords(at, { day: 'numeric', month: 'short' }))
  return day === today ? clockWords(time) : `${day}, ${clockWords(time)}`
}
