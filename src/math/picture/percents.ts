/** A text in which no line begins with the sign of percent. */
export const withPercentsBound = (text: string): string => text.replaceAll(/(\d) %/g, '$1\u00a0%')
