import type { Authored } from '../../experiment/authored.ts'
/** Type of the file. */
export const pptxType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation'

/** A picture on a slide. */
export interface SlidePicture {
  readonly png: Uint8Array
  /** Its size in pixels. */
  readonly width: number
  readonly height: number
  /** What it shows, for who does not see it. */
  readonly alt: Authored
  readonly film?: SlideFilm
}

/** A film that plays in the place of a part of a picture when that is pressed. */
export interface SlideFilm {
  /** MP4 in AVC, which is what PowerPoint plays everywhere. */
  readonly mp4: Uint8Array
  /** What is seen of it until then. */
  readonly poster: Uint8Array
  /** Its place, in the pixels of the picture. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

/** A sentence below a picture under a name, such as what to try. */
export interface SlideNote {
  readonly name: string
  readonly text: Authored
}

/** A slide, whose parts stand below each other in this order. */
export interface Slide {
  readonly title: Authored
  readonly picture?: SlidePicture
  /** A sentence in large letters. */
  readonly lead?: Authored
  /** Lines of a list, each of which is a sentence or a source. */
  readonly lines?: readonly Authored[]
  readonly below?: readonly SlideNote[]
  /** Where the page shows what the slide does: as a code, and as a link. */
  readonly link?: string
  /** What the speaker says, in paragraphs that a line break parts. */
  readonly notes: string
}

/** Slides of a talk. The first one opens it: its title is large, and its lead and lines stand under it. */
export interface Deck {
  readonly title: Authored
  readonly authors: readonly Authored[]
  /** Language of its words, as HTML names it. */
  readonly language: string
  /** What the link of a slide is called. */
  readonly linkName: string
  readonly slides: readonly Slide[]
}
