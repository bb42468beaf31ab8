import { escaped } from '../../src/exchange/escaped.ts'

export const code = (text: string): string => `<code>${escaped(text)}</code>`

/** A docstring as HTML. Text between backticks, and single words between quotation marks, become code. */
export const words = (text: string): string =>
  text
    .replaceAll('w_0', 'w₀')
    .replaceAll(/'([\w-]+)'/gu, '`$1`')
    .replaceAll(/(?<=\p{L})'(?=\p{L})/gu, '’')
    .split('`')
    .map((part, i) => (i % 2 === 1 ? code(part) : escaped(part)))
    .join('')

/**
 * A table that scrolls sideways if it is wider than the page. The cells are HTML; the first of a row is its
 * heading.
 */
export function table(label: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = ([first = '', ...others]: readonly string[]) =>
    `<tr><th scope="row">${first}</th>${others.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const heads = head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')
  return `<div class="wide" role="region" tabindex="0" aria-label="${escaped(label)}"><table><thead><tr>${heads}</tr></thead><tbody>${rows.map(cells).join('')}</tbody></table></div>`
}

/** Content that opens when its name is clicked. */
export const folded = (name: string, content: string): string =>
  `<details><summary>${name}</summary>${content}</details>`
