/** Lines of a program, without line endings. */
export type Lines = readonly string[]

export const indented = (lines: Lines): string[] => lines.map((line) => (line === '' ? '' : `    ${line}`))

/** Joins blocks with a number of empty lines between them, leaving out empty blocks. */
export const separated = (blocks: readonly Lines[], empty: number): string[] =>
  blocks
    .filter((block) => block.length > 0)
    .flatMap((block, i) => (i === 0 ? block : [...Array.from({ length: empty }, () => ''), ...block]))

/** A call on one line, or with an argument on each line if it would be too long. */
export function call(name: string, args: readonly string[]): string[] {
  const line = `${name}(${args.join(', ')})`
  return line.length <= widestLine ? [line] : [`${name}(`, ...indented(args.map((arg) => `${arg},`)), ')']
}

/** Characters of a line after its indentation, at most. */
export const widestLine = 92
