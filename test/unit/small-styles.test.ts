import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { smallSheet, smallStyles } from '../../.scripts/small-styles.mjs'

test('a style sheet loses comments and space, and nothing meaningful', () => {
  const sheet = `
    /* Don’t “mend” this; it's a remark. */
    :host([hidden]) :is(a, b):not(.c) > d { /* one */
      width: calc(100% - var(--x) * 2);
      font: 600 var(--size) / 1.4 'Source  Serif', serif;
      content: ' : ; ';
    }
    @media (min-width: 30em) and (prefers-reduced-motion: reduce) {
      .a .b, \${part} .c { color: \${ink} !important; }
    }
  `
  expect(smallSheet(sheet)).toBe(
    `:host([hidden]) :is(a,b):not(.c) > d{width:calc(100% - var(--x) * 2);font:600 var(--size) / 1.4 'Source  Serif',serif;content:' : ; '}` +
      '@media (min-width:30em) and (prefers-reduced-motion:reduce){.a .b,${part} .c{color:${ink} !important}}',
  )
})

test('the style sheets in a source become short, and the rest stays character by character', () => {
  const source = 'const a = css`\n  b { c: d; }\n`\nconst e = html`\n  f: g;\n`\n'
  const { handler } = smallStyles.transform as { handler: (code: string) => { code: string } }
  expect(handler(source).code).toBe('const a = css`b{c:d}`\nconst e = html`\n  f: g;\n`\n')
  const tokens = readFileSync('src/elements/style/tokens.ts', 'utf8')
  expect(handler(tokens).code).not.toMatch(/css`\n/)
})
