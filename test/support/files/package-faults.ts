import { strFromU8 } from 'fflate'

function split(path: string): readonly [folder: string, name: string] {
  const at = path.lastIndexOf('/') + 1
  return [path.slice(0, at), path.slice(at)]
}

/**
 * Faults in the nesting of an XML text's elements. The text must not contain comments, or < in its character
 * data.
 */
function nestingFaults(text: string): string[] {
  const open: string[] = []
  for (const [, end, name, empty] of text.matchAll(/<(\/?)([A-Za-z][\w:.-]*)[^<>]*?(\/?)>/gu)) {
    if (end) {
      if (open.pop() !== name) return [`</${name}> ends nothing`]
    } else if (!empty) open.push(name!)
  }
  const stray = /&(?!(?:amp|lt|gt|quot);)|[^\P{Cc}\n\t]|\p{Cs}/u.exec(text)
  return [
    ...open.map((name) => `<${name}> has no end`),
    ...(stray ? [`stray ${JSON.stringify(stray[0])}`] : []),
  ]
}

const attributes = (text: string, element: string, attribute: string): string[] =>
  [...text.matchAll(new RegExp(`<${element}\\b[^>]*? ${attribute}="([^"]*)"`, 'gu'))].map(
    ([, value]) => value!,
  )

const twice = (values: readonly string[]): string[] =>
  values.filter((value, i) => values.indexOf(value) !== i)

/** Faults in an Office Open XML package as a whole: part types, relationships, shape numbers and nesting. */
export function packageFaults(parts: Readonly<Record<string, Uint8Array>>): string[] {
  const faults: string[] = []
  const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array())
  const typed = new Set(attributes(types, 'Override', 'PartName'))
  const ends = new Set(attributes(types, 'Default', 'Extension'))
  for (const path of typed) if (!parts[path.slice(1)]) faults.push(`${path} has a type and is not there`)
  for (const [path, bytes] of Object.entries(parts)) {
    const [folder, name] = split(path)
    const end = name.slice(name.lastIndexOf('.') + 1)
    if (end === 'xml' && path !== '[Content_Types].xml' && !typed.has(`/${path}`))
      faults.push(`${path} has no type`)
    if (!ends.has(end)) faults.push(`${path} has no type`)
    if (end !== 'xml' && end !== 'rels') continue
    const text = strFromU8(bytes)
    faults.push(...nestingFaults(text).map((fault) => `${path}: ${fault}`))
    if (end === 'rels') {
      const owner = `${folder.replace('_rels/', '')}${name.slice(0, -'.rels'.length)}`
      if (owner && !parts[owner]) faults.push(`${path} belongs to nothing`)
      for (const [relationship] of text.matchAll(/<Relationship [^>]*>/gu)) {
        if (relationship.includes('TargetMode="External"')) continue
        const [target = ''] = attributes(relationship, 'Relationship', 'Target')
        const there = new URL(target, `file:///${owner}`).pathname.slice(1)
        if (!parts[there]) faults.push(`${path}: ${target} is not there`)
      }
      faults.push(...twice(attributes(text, 'Relationship', 'Id')).map((id) => `${path}: ${id} twice`))
      continue
    }
    const relationships = strFromU8(parts[`${folder}_rels/${name}.rels`] ?? new Uint8Array())
    const known = new Set(attributes(relationships, 'Relationship', 'Id'))
    for (const [, id] of text.matchAll(/ r:(?:id|embed|link)="([^"]+)"/gu))
      if (!known.has(id!)) faults.push(`${path}: ${id} is no relationship`)
    faults.push(...twice(attributes(text, 'p:cNvPr', 'id')).map((id) => `${path}: shape ${id} twice`))
    for (const id of attributes(text, 'p:spTgt', 'spid'))
      if (!attributes(text, 'p:cNvPr', 'id').includes(id)) faults.push(`${path}: no shape ${id}`)
  }
  return faults
}
