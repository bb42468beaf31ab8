/** Lines of a program, without their ends. */
export type Lines = readonly string[]

/** Lines one level further in. */
export const indented = (lines: Lines): string[] => lines.map((line) => (line === '' ? '' : `    ${line}`))

/** Blocks with so many empty lines between them; those without a line are left out. */
export const separated = (blocks: readonly Lines[], empty: number): string[] =>
  blocks
    .filter((block) => block.length > 0)
    .flatMap((block, i) => (i === 0 ? block : [...Array.from({ length: empty }, () => ''), ...block]))

/** A call in one line, or an argument a line where that is longer than a line should be. */
export function call(name: string, args: readonly string[]): string[] {
  const line = `${name}(${args.join(', ')})`
  return line.length <= mostLetters ? [line] : [`${name}(`, ...indented(args.map((arg) => `${arg},`)), ')']
}

/** Letters of a line, besides its indentation. */
export const mostLetters = 92
