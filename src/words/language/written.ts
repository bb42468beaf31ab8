import { translator } from './language.ts'

/** Returns a text as it appears on the screen, for drawing code that uses no template and no canvas of the page. */
export const written = (text: string): string => translator()?.written(text) ?? text
