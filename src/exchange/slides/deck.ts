import type { Authored } from '../../experiment/authored.ts'
export const pptxType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

export interface SlidePicture {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
  /** A description for people who cannot see the picture. */
  readonly alt: Authored
  readonly film?: SlideFilm
}

/** A film that plays in a part of a picture when that is clicked. */
export interface SlideFilm {
  /** MP4 in AVC, which PowerPoint can play everywhere. */
  readonly mp4: Uint8Array
  /** The picture shown until then. */
  readonly poster: Uint8Array
  /** Its place, in the pixels of the picture. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** A labelled sentence below a picture, such as what to try. */
export interface SlideNote {
  readonly name: string
  readonly text: Authored
}

/** A slide, whose parts are placed below each other in this order. */
export interface Slide {
  readonly title: Authored
  readonly picture?: SlidePicture
  /** A sentence in large letters. */
  readonly lead?: Authored
  /** Lines of a list, each a sentence or a source. */
  readonly lines?: readonly Authored[]
  readonly below?: readonly SlideNote[]
  /** The address at which the page shows the slide's contents, as a QR code and a link. */
  readonly link?: string
  /** The speaker notes, with a paragraph on each line. */
  readonly notes: string
}

/** The slides of a talk. The first is the title slide, with a large title above its lead and lines. */
export interface Deck {
  readonly title: Authored
  readonly authors: readonly Authored[]
  /** The language of the text, as an HTML language code. */
  readonly language: string
  /** The text of a slide's link. */
  readonly linkName: string
  readonly slides: readonly Slide[]
}
