import type { Box, TextBox } from './layout.ts'
import { xmlText } from './xml.ts'

/** Units of the file in an inch. */
const unitsPerInch = 914_400

/** Inches in whole units of the file. */
export const units = (inches: number): number => Math.round(inches * unitsPerInch)

export const transform = ({ x, y, width, height }: Box): string =>
  `<a:xfrm><a:off x="${units(x)}" y="${units(y)}"/><a:ext cx="${units(width)}" cy="${units(height)}"/></a:xfrm>`

export interface Letters {
  readonly points?: number
  readonly bold?: boolean
  readonly color?: 'tx1' | 'tx2' | 'accent1'
  /** The relationship whose target opens on a click. */
  readonly link?: string
}

const run = (text: string, language: string, { points, bold, color, link }: Letters): string =>
  `<a:r><a:rPr lang="${xmlText(language)}"${points ? ` sz="${points * 100}"` : ''}${bold ? ' b="1"' : ''} dirty="0">${
    color ? `<a:solidFill><a:schemeClr val="${color}"/></a:solidFill>` : ''
  }${link ? `<a:hlinkClick r:id="${link}"/>` : ''}</a:rPr><a:t>${xmlText(text)}</a:t></a:r>`

export const paragraph = (
  language: string,
  runs: readonly (readonly [text: string, letters: Letters])[],
  { bullet = false, align }: { readonly bullet?: boolean; readonly align?: 'ctr' | 'r' } = {},
): string => {
  const attributes = `${bullet ? ' marL="285750" indent="-285750"' : ''}${align ? ` algn="${align}"` : ''}`
  const marks = bullet
    ? '<a:spcBef><a:spcPts val="400"/></a:spcBef><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    : ''
  return `<a:p><a:pPr${attributes}>${marks}</a:pPr>${runs.map(([text, letters]) => run(text, language, letters)).join('')}</a:p>`
}

/** A shape's number, which is unique on its slide, and its name. */
export interface Shape {
  readonly id: number
  readonly name: string
}

/** The text of a placeholder in the layout, in its own box if given. */
export const placeholder = ({ id, name }: Shape, kind: string, paragraphs: string, box?: Box): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${xmlText(name)}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph ${kind}/></p:nvPr></p:nvSpPr><p:spPr>${box ? transform(box) : ''}</p:spPr><p:txBody><a:bodyPr lIns="0"><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`

/** A box of text. `isCard`: with a frame. */
export const textBox = (
  { id, name }: Shape,
  box: TextBox,
  paragraphs: string,
  { isCard = false, anchor = 't' }: { readonly isCard?: boolean; readonly anchor?: 't' | 'ctr' | 'b' } = {},
): string => {
  const outline = isCard
    ? '<a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:ln w="12700"><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:ln>'
    : '<a:noFill/>'
  return `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${xmlText(name)}"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>${transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${outline}</p:spPr><p:txBody><a:bodyPr wrap="square" lIns="${isCard ? 137_160 : 0}" tIns="45720" rIns="${isCard ? 137_160 : 0}" bIns="45720" anchor="${anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`
}

/** Relationships of a film to its file: the one of Office 2007 and the one of Office 2010. */
export interface FilmReferences {
  readonly video: string
  readonly media: string
}

/** A picture that plays a film or opens a link when clicked. */
export function picture(
  { id, name }: Shape,
  box: Box,
  alt: string,
  {
    image,
    film,
    link,
  }: {
    readonly image: string
    readonly film?: FilmReferences | undefined
    readonly link?: string | undefined
  },
): string {
  const press = film
    ? '<a:hlinkClick r:id="" action="ppaction://media"/>'
    : link
      ? `<a:hlinkClick r:id="${link}"/>`
      : ''
  const media = film
    ? `<a:videoFile r:link="${film.video}"/><p:extLst><p:ext uri="{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}"><p14:media xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" r:embed="${film.media}"/></p:ext></p:extLst>`
    : ''
  return `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="${xmlText(name)}" descr="${xmlText(alt)}">${press}</p:cNvPr><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr>${media}</p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed="${image}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`
}

/** The root of the tree of shapes. */
export const shapeTree = (shapes: string): string =>
  `<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>${shapes}</p:spTree>`

/** The node that lets a film play when its picture, a shape by number, is clicked. */
export const filmTiming = (shape: number): string =>
  `<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst><p:video><p:cMediaNode vol="80000"><p:cTn id="2" fill="hold" display="0"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst></p:cTn><p:tgtEl><p:spTgt spid="${shape}"/></p:tgtEl></p:cMediaNode></p:video></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>`
