import { strToU8, zipSync, type Zippable } from 'fflate'
import { qrPng } from '../qr-code.ts'
import type { Deck, Slide, SlideFilm, SlidePicture } from './deck.ts'
import { fitted, frame, layoutOf, opening, partOf, type Box } from './layout.ts'
import {
  notesFile,
  notesMasterFile,
  openingLayoutFile,
  presentationFile,
  sameColors,
  slideLayoutFile,
  slideMasterFile,
  themeFile,
} from './masters.ts'
import { filmTiming, paragraph, picture, placeholder, shapeTree, textBox } from './shapes.ts'
import { xmlText, namespaces, relationshipsFile, xmlFile, type Relationship } from './xml.ts'

const presentationType = (name: string): string =>
  `application/vnd.openxmlformats-officedocument.presentationml.${name}+xml`

class Package {
  readonly #files: Zippable = {}
  readonly #types: string[] = []

  /** Adds a part with its relationships. `path` begins at the root of the file. */
  addPart(path: string, type: string, content: string, relationships: readonly Relationship[] = []): void {
    this.#files[path] = strToU8(content)
    this.#types.push(`<Override PartName="/${path}" ContentType="${type}"/>`)
    if (relationships.length === 0) return
    const at = path.lastIndexOf('/') + 1
    this.addRelationships(`${path.slice(0, at)}_rels/${path.slice(at)}.rels`, relationships)
  }

  addRelationships(path: string, relationships: readonly Relationship[]): void {
    this.#files[path] = strToU8(relationshipsFile(relationships))
  }

  /** Adds a file that is already compressed. */
  addMedia(path: string, bytes: Uint8Array): void {
    this.#files[path] = [bytes, { level: 0 }]
  }

  /** The whole file with a time. Its list of types is the first entry, where readers look for it. */
  packed(now: Date): Uint8Array<ArrayBuffer> {
    const ends = { rels: 'application/vnd.openxmlformats-package.relationships+xml', xml: 'application/xml', png: 'image/png', mp4: 'video/mp4' } // prettier-ignore
    const usual = Object.entries(ends).map(
      ([end, type]) => `<Default Extension="${end}" ContentType="${type}"/>`,
    )
    const types = xmlFile(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${usual.join('')}${this.#types.join('')}</Types>`,
    )
    return zipSync({ '[Content_Types].xml': strToU8(types), ...this.#files }, { mtime: now })
  }
}

/** Writes the shapes of a slide, and the relationships that they use. */
class SlideWriter {
  readonly relationships: Relationship[] = []
  readonly #media: (path: string, bytes: Uint8Array) => void
  readonly #language: string
  readonly #number: number
  #shapes = ''
  /** The shape number of the film. */
  #film: number | undefined
  #id = 1

  constructor(number: number, language: string, media: (path: string, bytes: Uint8Array) => void) {
    this.#number = number
    this.#language = language
    this.#media = media
    const layout = number === 1 ? 1 : 2
    this.#refer('slideLayout', `../slideLayouts/slideLayout${layout}.xml`)
    this.#refer('notesSlide', `../notesSlides/notesSlide${number}.xml`)
  }

  #refer(type: string, target: string, isExternal = false): string {
    const id = `rId${this.relationships.length + 1}`
    this.relationships.push({ id, type, target, isExternal })
    return id
  }

  #store(name: string, bytes: Uint8Array, types: readonly string[]): readonly string[] {
    const path = `media/${name}`
    this.#media(`ppt/${path}`, bytes)
    return types.map((type) => this.#refer(type, `../${path}`))
  }

  #shape(name: string): { readonly id: number; readonly name: string } {
    return { id: ++this.#id, name }
  }

  #text(text: string): string {
    return paragraph(this.#language, [[text, {}]])
  }

  open({ title, lead, lines = [] }: Slide): void {
    this.#shapes += placeholder(
      this.#shape('Title'),
      'type="ctrTitle"',
      paragraph(this.#language, [[title, { points: opening.title.points, bold: true }]]),
    )
    this.#shapes += placeholder(this.#shape('Idea'), 'type="subTitle" idx="1"', this.#text(lead ?? ''))
    if (lines.length === 0) return
    const { points } = opening.lines
    const told = lines.map((line) => paragraph(this.#language, [[line, { points, color: 'tx2' }]]))
    this.#shapes += textBox(this.#shape('Credits'), opening.lines, told.join(''))
  }

  show(slide: Slide): void {
    const language = this.#language
    const { title, picture: shown, lead, lines = [], below = [] } = slide
    const boxes = layoutOf(slide)
    this.#shapes += placeholder(this.#shape('Title'), 'type="title"', this.#text(title))
    if (shown) this.#show(shown, fitted(boxes.picture, shown))
    if (lead) {
      const { points } = boxes.lead
      const told = paragraph(language, [[lead, { points, bold: true }]])
      this.#shapes += textBox(this.#shape('Question'), boxes.lead, told)
    }
    if (lines.length > 0) {
      const { points } = boxes.lines
      const told = lines.map((line) => paragraph(language, [[line, { points }]], { bullet: true }))
      this.#shapes += textBox(this.#shape('List'), boxes.lines, told.join(''))
    }
    for (const [i, { name, text }] of below.entries()) {
      const box = boxes.below[i]!
      const { points } = box
      const told = paragraph(language, [[`${name}: `, { points, bold: true, color: 'accent1' }], [text, { points }]]) // prettier-ignore
      this.#shapes += textBox(this.#shape(name), box, told, { isCard: true, anchor: 'ctr' })
    }
  }

  #show({ png, width, height, alt, film }: SlidePicture, box: Box): void {
    const isCovered = film !== undefined && film.box.width >= width && film.box.height >= height
    if (!isCovered) {
      const [image = ''] = this.#store(`picture${this.#number}.png`, png, ['image'])
      this.#shapes += picture(this.#shape('Picture'), box, alt, { image })
    }
    if (film) this.#play(film, alt, partOf(box, film.box, box.width / width))
  }

  #play({ mp4, poster }: SlideFilm, alt: string, box: Box): void {
    const shape = this.#shape('Film')
    const [image = ''] = this.#store(`poster${this.#number}.png`, poster, ['image'])
    const mediaType = 'http://schemas.microsoft.com/office/2007/relationships/media'
    const [video = '', media = ''] = this.#store(`film${this.#number}.mp4`, mp4, ['video', mediaType])
    this.#film = shape.id
    this.#shapes += picture(shape, box, alt, { image, film: { video, media } })
  }

  /** Adds the link to the page: a QR code if the address is short enough, and a text. */
  addLink(address: string, name: string, { code, link }: typeof frame | typeof opening): void {
    const target = this.#refer('hyperlink', address, true)
    const png = qrPng(address)
    if (png) {
      const [image = ''] = this.#store(`code${this.#number}.png`, png, ['image'])
      this.#shapes += picture(this.#shape('Code'), code, name, { image, link: target })
    }
    const { points } = link
    const align = code.x === frame.code.x ? 'r' : 'ctr'
    const told = paragraph(this.#language, [[name, { points, link: target }]], { align })
    this.#shapes += textBox(this.#shape('Link'), link, told)
  }

  file(): string {
    const timing = this.#film === undefined ? '' : filmTiming(this.#film)
    return xmlFile(
      `<p:sld ${namespaces}><p:cSld>${shapeTree(this.#shapes)}</p:cSld>${sameColors}${timing}</p:sld>`,
    )
  }
}

/** The authors and the time, which every program shows. */
function propertiesFile({ title, authors, language }: Deck, now: Date): string {
  const time = `${now.toISOString().slice(0, 19)}Z`
  const made = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`
  return xmlFile(
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>${xmlText(authors.join(', '))}</dc:creator><dc:language>${xmlText(language)}</dc:language>${made('created')}${made('modified')}</cp:coreProperties>`,
  )
}

/** Writes slides with speaker notes as a PowerPoint file (Office Open XML, ISO 29500). `now` is the time stored in it. */
export function toPptx(deck: Deck, now: Date): Uint8Array<ArrayBuffer> {
  const { slides, language, linkName } = deck
  const parts = new Package()
  const theme = 'application/vnd.openxmlformats-officedocument.theme+xml'
  const numbers = slides.map((_, i) => i + 1)
  // The first relationships of the presentation lead to its masters.
  const slideReference = (number: number): string => `rId${number + 3}`
  parts.addRelationships('_rels/.rels', [
    { id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' },
    { id: 'rId2', type: 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', target: 'docProps/core.xml' }, // prettier-ignore
  ])
  parts.addPart('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml', propertiesFile(deck, now)) // prettier-ignore
  parts.addPart(
    'ppt/presentation.xml',
    presentationType('presentation.main'),
    presentationFile(numbers.map(slideReference)),
    [
      { id: 'rId1', type: 'slideMaster', target: 'slideMasters/slideMaster1.xml' },
      { id: 'rId2', type: 'notesMaster', target: 'notesMasters/notesMaster1.xml' },
      { id: 'rId3', type: 'theme', target: 'theme/theme1.xml' },
      ...numbers.map((n) => ({ id: slideReference(n), type: 'slide', target: `slides/slide${n}.xml` })),
    ],
  )
  for (const n of [1, 2]) parts.addPart(`ppt/theme/theme${n}.xml`, theme, themeFile())
  const toTheme = (id: string, n: number) => ({ id, type: 'theme', target: `../theme/theme${n}.xml` })
  parts.addPart('ppt/slideMasters/slideMaster1.xml', presentationType('slideMaster'), slideMasterFile(), [
    ...[1, 2].map((n) => ({
      id: `rId${n}`,
      type: 'slideLayout',
      target: `../slideLayouts/slideLayout${n}.xml`,
    })),
    toTheme('rId3', 1),
  ])
  const toMaster = [{ id: 'rId1', type: 'slideMaster', target: '../slideMasters/slideMaster1.xml' }]
  for (const [n, file] of [openingLayoutFile(), slideLayoutFile()].entries())
    parts.addPart(`ppt/slideLayouts/slideLayout${n + 1}.xml`, presentationType('slideLayout'), file, toMaster)
  parts.addPart('ppt/notesMasters/notesMaster1.xml', presentationType('notesMaster'), notesMasterFile(), [toTheme('rId1', 2)]) // prettier-ignore
  for (const [i, slide] of slides.entries()) {
    const writer = new SlideWriter(i + 1, language, (path, bytes) => parts.addMedia(path, bytes))
    if (i === 0) writer.open(slide)
    else writer.show(slide)
    if (slide.link) writer.addLink(slide.link, linkName, i === 0 ? opening : frame)
    parts.addPart(
      `ppt/slides/slide${i + 1}.xml`,
      presentationType('slide'),
      writer.file(),
      writer.relationships,
    )
    parts.addPart(
      `ppt/notesSlides/notesSlide${i + 1}.xml`,
      presentationType('notesSlide'),
      notesFile(slide.notes, language),
      [
        // prettier-ignore
        { id: 'rId1', type: 'notesMaster', target: '../notesMasters/notesMaster1.xml' },
        { id: 'rId2', type: 'slide', target: `../slides/slide${i + 1}.xml` },
      ],
    )
  }
  return parts.packed(now)
}
