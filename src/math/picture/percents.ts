/** Returns a text in which no line can begin with a percent sign. */
export const withPercentsBound = <Text extends string>(text: Text): Text =>
  text.replaceAll(/(\d) %/g, '$1\u00a0%') as Text
