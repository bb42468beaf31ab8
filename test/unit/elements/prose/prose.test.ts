import { describe, expect, test } from 'vitest'
import { renderProse } from '../../../../src/elements/prose/prose.ts'
import { glossary } from '../../../../src/words/glossary.ts'

/** Marked phrases in a text, in order. */
const marked = (markdown: string): string[] =>
  [...renderProse(markdown).matchAll(/<button type="button" class="term"[^>]*>([^<]*)<\/button>/g)].map(
    ([, words]) => words ?? '',
  )

test('the content of a root is as high as its sign, which is on the line', () => {
  for (const text of ['as $1/\\sqrt{m}$', '$\\sqrt m$'])
    expect(renderProse(text)).toMatch(/<msqrt><mspace width="0" height="0.75em">.*m.*<\/msqrt>/)
})

test('a mark whose name cannot be part of an address is shown as written', () => {
  expect(renderProse('[0.83](mark:run/0) and [3](mark:50%)')).toMatch(/data-mark="run\/0".*data-mark="50%"/s)
})

describe('a term of the glossary', () => {
  test('is marked at its first occurrence, in any case and number, in emphasis and quotes too', () => {
    expect(
      marked('Saddles and a saddle, the **Hessian**, the Hessian.\n\n> Drag w₀; *Adam* has no saddle.'),
    ).toEqual(['Saddles', 'Hessian', 'w₀', 'Adam'])
  })

  test('is the longest match, and none inside another word', () => {
    expect(marked('the metric gap, a metric, a symmetric one, kernels, a kernel-like sum, planet')).toEqual([
      'metric gap',
      'metric',
      'kernels',
    ])
  })

  test('keeps its closing punctuation on its line', () => {
    const html = renderProse('The kernel’s: a saddle, and a basin.')
    expect(html.match(/<span class="bound"><button[^>]*>[^<]*<\/button>(?:’s)?[:,.]<\/span>/g)).toHaveLength(
      3,
    )
  })

  test('is not marked in formulas, in code and in links', () => {
    expect(marked('$\\text{kernel}$ `kernel` [the kernel](https://example.org), and a kernel')).toEqual([
      'kernel',
    ])
    expect(renderProse('[the kernel](https://example.org)')).toContain('>the kernel</a>')
  })

  test('a run can be a noun', () => {
    expect(marked('it runs before we run; runs of it')).toEqual([])
    expect(marked('The run, and each run')).toEqual(['The run'])
  })

  test('is described by its note, which is in the text once and hidden', () => {
    const html = renderProse('A saddle, a saddle.')
    const [, id] = /aria-describedby="([^"]+)"/.exec(html) ?? []
    const { note } = glossary.find(({ term }) => term === 'saddle')!
    expect(html).toContain(`<div class="notes" hidden><span id="${id}">${note}</span></div>`)
    expect(renderProse('Nothing to explain.')).not.toContain('notes')
  })
})

test('HTML in the text becomes text next to a mark', () => {
  expect(renderProse('a basin <b title="saddle">& co</b> &lt;i&gt;')).toMatch(
    /basin<\/button> &lt;b title=&quot;saddle&quot;&gt;&amp; co&lt;\/b&gt; &lt;i&gt;/,
  )
})

describe('a live number in the text', () => {
  const places = (markdown: string): string[] =>
    [...renderProse(markdown).matchAll(/<(span|mn) class="live" data-live="([^"]*)">([^<]*)<\/\1>/g)].map(
      ([, tag, source, text]) => `${tag} ${source}: ${text}`,
    )

  test('has a place in text and in formulas, initially with its claimed value', () => {
    expect(
      places('It is {final-loss = -0.5}, at $\\eta = \\num{seed}$ and $x^{\\num{part-errors = 38 %}}$.'),
    ).toEqual(['span final-loss = -0.5: −0.5', 'mn seed: –', 'mn part-errors = 38 %: 38\u00a0%'])
  })

  test('keeps its closing punctuation, and works in a link too', () => {
    expect(renderProse('It is {seed}.')).toMatch(
      /<span class="bound"><span class="live"[^>]*>–<\/span>\.<\/span>/,
    )
    expect(places('[at {seed}](mark:run/0)')).toHaveLength(1)
  })

  test("is not recognised if its brace is escaped, in code, in a formula's own braces, or unpaired", () => {
    expect(places('\\{seed} `{seed}` $\\frac{1}{2}$ and { alone')).toEqual([])
    expect(renderProse('\\{seed}')).toContain('{seed}')
  })

  test('cannot run anything', () => {
    for (const text of ['{"><img onerror=a>}', '[a](https://a/{" onclick=b x="})', '$\\num{"><b>}$'])
      expect(renderProse(text)).not.toMatch(/<img|<b>|" onclick/)
  })
})
