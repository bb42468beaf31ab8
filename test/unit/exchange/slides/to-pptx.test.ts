import { writeFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bitPng } from '../../../../src/exchange/bit-png.ts'
import type { Deck } from '../../../../src/exchange/slides/deck.ts'
import { toPptx } from '../../../../src/exchange/slides/to-pptx.ts'
import { packageFaults } from '../../../support/files/package-faults.ts'

const png = bitPng(16, (x, y) => x > y)
const mp4 = Uint8Array.of(1, 2, 3)

const deck: Deck = {
  title: 'Two & <two>',
  authors: ['A. Author', 'B. Author'],
  language: 'en',
  linkName: 'Try it on the page',
  slides: [
    {
      title: 'Two & <two>',
      lead: 'An idea.',
      lines: ['A. Author · CC BY 4.0'],
      link: 'https://example.org/?a=1&b=2#scenario=two',
      notes: 'The minute.\nIts second line.',
    },
    {
      title: 'Guess\u0000 first\u000b \ud800',
      picture: { png, width: 16, height: 16, alt: '“a” picture' },
      lead: 'Where does it end?',
      below: [
        { name: 'A', text: 'here' },
        { name: 'B', text: 'there' },
      ],
      notes: 'The answer: there.',
    },
    {
      title: 'The end',
      picture: { png, width: 16, height: 16, alt: 'a film', film: { mp4, poster: png, box: { x: 0, y: 4, width: 8, height: 12 } } }, // prettier-ignore
      link: `https://example.org/#lecture=${'x'.repeat(4000)}`,
      notes: '',
    },
    { title: 'References', lines: ['one', 'two'], notes: '' },
  ],
}

const file = toPptx(deck, new Date('2026-01-02T03:04:05Z'))
// `npm run test:slides` opens it in LibreOffice.
const { BADLANDS_SLIDES_FILE: kept } = process.env
if (kept) writeFileSync(kept, file)
const parts = unzipSync(file)
const textOf = (path: string): string => strFromU8(parts[path]!)
const wordsOf = (path: string): string[] =>
  [...textOf(path).matchAll(/<a:t>([^<]*)<\/a:t>/gu)].map(([, text]) => text!)

describe('slides as a file of PowerPoint', () => {
  it('is complete: each part has a type, references resolve, numbers and nesting are valid', () => {
    expect(packageFaults(parts)).toEqual([])
  })

  it('has the words of each slide, without what no XML may have', () => {
    expect(wordsOf('ppt/slides/slide1.xml')).toEqual(['Two &amp; &lt;two&gt;', 'An idea.', 'A. Author · CC BY 4.0', 'Try it on the page']) // prettier-ignore
    expect(wordsOf('ppt/slides/slide2.xml')).toEqual(['Guess first ', 'Where does it end?', 'A: ', 'here', 'B: ', 'there']) // prettier-ignore
    expect(wordsOf('ppt/slides/slide4.xml')).toEqual(['References', 'one', 'two'])
    expect(textOf('ppt/slides/slide2.xml')).toContain('descr="“a” picture"')
  })

  it("has the speaker's text as notes, one paragraph per line, which refer to their slide and back", () => {
    expect(wordsOf('ppt/notesSlides/notesSlide1.xml')).toEqual(['The minute.', 'Its second line.'])
    expect(textOf('ppt/notesSlides/_rels/notesSlide2.xml.rels')).toContain('"../slides/slide2.xml"')
    expect(textOf('ppt/slides/_rels/slide2.xml.rels')).toContain('"../notesSlides/notesSlide2.xml"')
    expect(textOf('ppt/notesMasters/_rels/notesMaster1.xml.rels')).toContain('theme2.xml')
  })

  it('leads to the page by a QR code and a link, or only by the link if the code would be too large', () => {
    const [first, third] = [1, 3].map((n) => textOf(`ppt/slides/_rels/slide${n}.xml.rels`))
    expect(first).toContain('Target="https://example.org/?a=1&amp;b=2#scenario=two" TargetMode="External"')
    expect(parts['ppt/media/code1.png']).toBeDefined()
    expect(third).toContain('TargetMode="External"')
    expect(parts['ppt/media/code3.png']).toBeUndefined()
    expect(textOf('ppt/slides/_rels/slide2.xml.rels')).not.toContain('External')
  })

  it('has pictures unchanged, once, and a film by both names that it needs, over its part of the picture', () => {
    expect(parts['ppt/media/picture2.png']).toEqual(png)
    expect(Object.keys(parts).filter((path) => path.endsWith('.mp4'))).toEqual(['ppt/media/film3.mp4'])
    expect(parts['ppt/media/film3.mp4']).toEqual(mp4)
    const relationships = textOf('ppt/slides/_rels/slide3.xml.rels')
    expect(relationships.match(/film3\.mp4/gu)).toHaveLength(2)
    const slide = textOf('ppt/slides/slide3.xml')
    const shape = /<p:cNvPr id="(\d+)" name="Film"/u.exec(slide)![1]
    expect(slide).toContain(`<p:spTgt spid="${shape}"/>`)
    expect(textOf('ppt/slides/slide2.xml')).not.toContain('p:timing')
    const boxes = ['Picture', 'Film'].map((name) => {
      const place = new RegExp(
        `name="${name}".*?<a:off x="(\\d+)" y="(\\d+)"/><a:ext cx="(\\d+)" cy="(\\d+)"`,
        'u',
      )
      return place.exec(slide)!.slice(1).map(Number)
    })
    const [[x, y, width, height], film] = boxes as [[number, number, number, number], number[]]
    for (const [i, side] of [x, y + height / 4, width / 2, (3 * height) / 4].entries())
      expect(Math.abs(film[i]! - side)).toBeLessThanOrEqual(1)
  })

  it('has no picture below a film that fills its place', () => {
    const [, , third] = deck.slides
    const picture = {
      ...third!.picture!,
      film: { mp4, poster: png, box: { x: 0, y: 0, width: 16, height: 16 } },
    }
    const whole = unzipSync(
      toPptx({ ...deck, slides: [deck.slides[0]!, { ...third!, picture }] }, new Date('2026-01-02')),
    )
    const media = Object.keys(whole).filter((path) => path.startsWith('ppt/media/') && path.includes('2'))
    expect(media.toSorted()).toEqual(['ppt/media/film2.mp4', 'ppt/media/poster2.png'])
    expect(packageFaults(whole)).toEqual([])
  })

  it('is the same file for the same time', () => {
    expect(toPptx(deck, new Date('2026-01-02T03:04:05Z'))).toEqual(file)
    expect(textOf('docProps/core.xml')).toContain('>2026-01-02T03:04:05Z<')
  })
})
