import { escaped } from '../escaped.ts'

/** Characters that XML 1.0 has no place for: control characters, halves of pairs, and the last two of the plane. */
const outside = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text for the content of an element or an attribute; characters that no XML may have are left out. */
export const xmlText = (text: string): string => escaped(text.replaceAll(outside, ''))

/** A whole file. */
export const xmlFile = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The namespaces of slides. */
export const namespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`

/** What one part of the file is to another. */
export interface Relationship {
  readonly id: string
  /** The end of its type's address, or all of it. */
  readonly type: string
  readonly target: string
  /** It leads out of the file. */
  readonly isExternal?: boolean
}

/** The file of a part's relationships. */
export const relationshipsFile = (relationships: readonly Relationship[]): string =>
  xmlFile(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships
      .map(
        ({ id, type, target, isExternal }) =>
          `<Relationship Id="${id}" Type="${type.startsWith('http') ? type : `${office}/${type}`}" Target="${xmlText(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
      )
      .join('')}</Relationships>`,
  )
