import { escaped } from '../escaped.ts'

/** Characters that XML 1.0 does not allow: control characters, unpaired surrogates, and U+FFFE and U+FFFF. */
const outside = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text for the content of an element or an attribute, without characters that XML does not allow. */
export const xmlText = (text: string): string => escaped(text.replaceAll(outside, ''))

export const xmlFile = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${content}`

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const namespaces = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}" xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"`

/** A relationship between parts of the file. */
export interface Relationship {
  readonly id: string
  /** The end of the address of its type, or the whole address. */
  readonly type: string
  readonly target: string
  /** True if the target is outside the file. */
  readonly isExternal?: boolean
}

export const relationshipsFile = (relationships: readonly Relationship[]): string =>
  xmlFile(
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships
      .map(
        ({ id, type, target, isExternal }) =>
          `<Relationship Id="${id}" Type="${type.startsWith('http') ? type : `${office}/${type}`}" Target="${xmlText(target)}"${isExternal ? ' TargetMode="External"' : ''}/>`,
      )
      .join('')}</Relationships>`,
  )
