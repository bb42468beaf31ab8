import { frame, opening, slideSize, type Box } from './layout.ts'
import { paragraph, placeholder, shapeTree, transform, units } from './shapes.ts'
import { xmlText, namespaces, xmlFile } from './xml.ts'

/** The font of all text. Every PowerPoint has it, and other programs substitute one of the same width. */
const face = 'Calibri'

/** PowerPoint requires three styles of fills, lines and effects, though slides use none. */
const formats = (() => {
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
  const line = `<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">${fill}<a:prstDash val="solid"/></a:ln>`
  const effect = '<a:effectStyle><a:effectLst/></a:effectStyle>'
  const thrice = (one: string) => one.repeat(3)
  return `<a:fmtScheme name="Badlands"><a:fillStyleLst>${thrice(fill)}</a:fillStyleLst><a:lnStyleLst>${thrice(line)}</a:lnStyleLst><a:effectStyleLst>${thrice(effect)}</a:effectStyleLst><a:bgFillStyleLst>${thrice(fill)}</a:bgFillStyleLst></a:fmtScheme>`
})()

/** The colours of the theme: the page's own on white. */
const colors = { dk1: '1B1B1F', lt1: 'FFFFFF', dk2: '4A4A52', lt2: 'F4F3F0', accent1: '1F5FA8', accent2: 'B4540A', accent3: '2E7D4F', accent4: '7A4FA3', accent5: '8A6D00', accent6: 'A33A5B', hlink: '1F5FA8', folHlink: '7A4FA3' } as const // prettier-ignore

/** Colours and fonts. Slides and notes have one theme each. */
export const themeFile = (): string => {
  const scheme = Object.entries(colors).map(
    ([name, color]) => `<a:${name}><a:srgbClr val="${color}"/></a:${name}>`,
  )
  const font = `<a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/>`
  return xmlFile(
    `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Badlands"><a:themeElements><a:clrScheme name="Badlands">${scheme.join('')}</a:clrScheme><a:fontScheme name="Badlands"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme>${formats}</a:themeElements></a:theme>`,
  )
}

const colorMap =
  '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
/** A slide, a layout or a notes page has the colours of its master. */
export const sameColors = '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>'

const background = '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'

const style = (points: number, bold: boolean): string =>
  `<a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="${points * 100}" b="${bold ? 1 : 0}"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>`

const sample = paragraph('en-GB', [['…', {}]])

const box = (id: number, name: string, kind: string, at: Box): string =>
  placeholder({ id, name }, kind, sample, at)

/** The master of all slides: their title, and the style of their text. */
export const slideMasterFile = (): string =>
  xmlFile(
    `<p:sldMaster ${namespaces}><p:cSld>${background}${shapeTree(box(2, 'Title', 'type="title"', frame.title))}</p:cSld>${colorMap}<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle>${style(frame.title.points, true)}</p:titleStyle><p:bodyStyle>${style(opening.lead.points, false)}</p:bodyStyle><p:otherStyle>${style(18, false)}</p:otherStyle></p:txStyles></p:sldMaster>`,
  )

const layoutFile = (kind: string, name: string, shapes: string): string =>
  xmlFile(
    `<p:sldLayout ${namespaces} type="${kind}" preserve="1"><p:cSld name="${xmlText(name)}">${shapeTree(shapes)}</p:cSld>${sameColors}</p:sldLayout>`,
  )

export const openingLayoutFile = (): string =>
  layoutFile(
    'title',
    'Opening',
    box(2, 'Title', 'type="ctrTitle"', opening.title) +
      box(3, 'Idea', 'type="subTitle" idx="1"', opening.lead),
  )

/** The layout of all other slides, with the title in a band of its own. */
export const slideLayoutFile = (): string =>
  layoutFile('titleOnly', 'Step', box(2, 'Title', 'type="title"', frame.title))

/** Size of a notes page in inches, and the boxes on it. */
export const notesSize = { width: 7.5, height: 10 } as const
const notesPicture: Box = { x: 0.75, y: 0.6, width: 6, height: 3.375 }
const notesBody: Box = { x: 0.75, y: 4.25, width: 6, height: 5.25 }

const slideImage = (isMaster: boolean): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"${isMaster ? ' idx="2"' : ''}/></p:nvPr></p:nvSpPr><p:spPr>${isMaster ? `${transform(notesPicture)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln w="12700"><a:solidFill><a:prstClr val="black"/></a:solidFill></a:ln>` : ''}</p:spPr></p:sp>`

/** The master of the notes, with its own theme. */
export const notesMasterFile = (): string =>
  xmlFile(
    `<p:notesMaster ${namespaces}><p:cSld>${background}${shapeTree(slideImage(true) + box(3, 'Notes', 'type="body" sz="quarter" idx="3"', notesBody))}</p:cSld>${colorMap}<p:notesStyle>${style(12, false)}</p:notesStyle></p:notesMaster>`,
  )

/** The notes of a slide, with a paragraph for each line. */
export const notesFile = (notes: string, language: string): string =>
  xmlFile(
    `<p:notes ${namespaces}><p:cSld>${shapeTree(
      slideImage(false) +
        placeholder(
          { id: 3, name: 'Notes' },
          'type="body" idx="1"',
          notes
            .split('\n')
            .map((line) => paragraph(language, line ? [[line, {}]] : []))
            .join(''),
        ),
    )}</p:cSld>${sameColors}</p:notes>`,
  )

/** The list of all slides, with their size. */
export const presentationFile = (slides: readonly string[]): string =>
  xmlFile(
    `<p:presentation ${namespaces} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst><p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst><p:sldIdLst>${slides
      .map((relationship, i) => `<p:sldId id="${256 + i}" r:id="${relationship}"/>`)
      .join(
        '',
      )}</p:sldIdLst><p:sldSz cx="${units(slideSize.width)}" cy="${units(slideSize.height)}"/><p:notesSz cx="${units(notesSize.width)}" cy="${units(notesSize.height)}"/></p:presentation>`,
  )
