import { translator } from './language.ts'

/** A text as it appears on the screen, for what draws without a template and on no canvas of the page. */
export const written = (text: string): string => translator()?.written(text) ?? text
