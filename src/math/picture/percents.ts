/** A text in which no line begins with the sign of percent. */
export const withPercentsBound = <Text extends string>(text: Text): Text =>
  text.replaceAll(/(\d) %/g, '$1\u00a0%') as Text
