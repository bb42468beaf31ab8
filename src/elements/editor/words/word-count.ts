/** Words of Markdown; a formula is one, and so is a number in braces. */
export const wordCount = (markdown: string): number =>
  markdown
    .replaceAll(/\$\$[^]*?\$\$|\$[^$]*\$|(?<!\\)\{[^{}]*\}/gu, 'formula')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
