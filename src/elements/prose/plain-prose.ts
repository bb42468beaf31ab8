import type { Authored } from '../../experiment/authored.ts'
import { html, render } from 'lit'
import { unsafeHTML } from 'lit/directives/unsafe-html.js'
import { fillSlots, type LiveViews } from './live-slots.ts'
import { renderProse } from './prose.ts'

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const lowered = '₀₁₂₃₄₅₆₇₈₉'

/** Returns an index or exponent in small digits if it is a number, or else after a sign, as in `x_i`. */
function index(text: string, small: string, sign: string): string {
  if (/^\d+$/u.test(text)) return text.replaceAll(/\d/gu, (digit) => small[Number(digit)] ?? digit)
  if (text === '⊤' || text === '′' || text === '*' || text === '∗') return text
  return text.length > 1 ? `${sign}(${text})` : `${sign}${text}`
}

const grouped = (text: string): string => (/^[\p{L}\p{N}.]*$/u.test(text) ? text : `(${text})`)

function mathText(element: Element): string {
  const [first = '', second = '', third = ''] = Array.from(element.children, plainText)
  switch (element.localName) {
    case 'msub':
      return first + index(second, lowered, '_')
    case 'msup':
      return first + index(second, raised, '^')
    case 'msubsup':
      return first + index(second, lowered, '_') + index(third, raised, '^')
    case 'mfrac':
      return `${grouped(first)}/${grouped(second)}`
    case 'msqrt':
      return `√${grouped(Array.from(element.children, plainText).join(''))}`
    case 'annotation':
      return ''
    default:
      return Array.from(element.childNodes, plainText).join('')
  }
}

function plainText(node: Node): string {
  if (node instanceof MathMLElement) return node.children.length > 0 ? mathText(node) : node.textContent
  if (node instanceof Text) return node.data
  if (!(node instanceof Element)) return ''
  // The notes of terms are not part of the sentence.
  if (node.matches('[hidden]')) return ''
  return Array.from(node.childNodes, plainText).join('')
}

/**
 * Renders prose as plain text for places that cannot typeset formulas, such as a canvas. Numbers come from `numbers`, or
 * else from the text's claims.
 */
export function plainProse(markdown: Authored, numbers?: LiveViews): Authored {
  const room = document.createElement('div')
  render(html`${unsafeHTML(renderProse(markdown))}`, room)
  if (numbers) fillSlots(room, numbers)
  return plainText(room)
    .replaceAll(/[\u2061-\u2064]/gu, '')
    .replaceAll(/[ \t\n]+/gu, ' ')
    .trim()
}
