// Makes the element's manifest, which editors and tools read, from its source.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { create, ts } from '@custom-elements-manifest/analyzer/index.js'
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js'
import { elementMembers } from './entries.mjs'

const source = join(dirname(dirname(fileURLToPath(import.meta.url))), 'src', 'landscape', 'loss-landscape.ts')

/**
 * Public attributes. Like the public members, they belong to the element itself, which works without the
 * page.
 */
const attributes = [
  ...['experiment', 'lecture', 'scenario', 'step', 'question', 'hero', 'theme', 'controls', 'resolution'],
  ...['label', 'predictions', 'beside', 'numbers', 'loading', 'poster', 'alt', 'page'],
]

const events = ['start-input', 'start-change', 'trajectory-change', 'terrain-change', 'status-change']

const named = (all, names) => {
  const missing = names.filter((name) => !all.some((one) => one.name === name))
  if (missing.length > 0) throw new Error(`The element has no ${missing.join(', ')}.`)
  return all.filter(({ name }) => names.includes(name))
}

/** The manifest of the module at `path`, which defines the element. */
export function elementManifest(path) {
  const text = readFileSync(source, 'utf8')
  const file = ts.createSourceFile(source, text, ts.ScriptTarget.ES2022, true)
  const { modules } = create({ modules: [file], plugins: litPlugin() })
  const [declaration] = modules[0].declarations.filter(({ tagName }) => tagName === 'loss-landscape')
  const { kind, name, tagName, description, customElement } = declaration
  const javascript = (declaration) => ({ name, module: path, ...declaration })
  return {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path,
        declarations: [
          {
            ...{ kind, name, tagName, customElement },
            description: description.split('@')[0].trim(),
            attributes: named(declaration.attributes, attributes),
            cssParts: declaration.cssParts,
            members: named(declaration.members, elementMembers),
            events: named(declaration.events ?? [], events).map(({ name, description }) => ({
              ...{ name, description },
              type: { text: name.startsWith('start-') ? 'LandscapeStartEvent' : 'LandscapeEvent' },
            })),
          },
        ],
        exports: [
          { kind: 'js', name, declaration: javascript({}) },
          { kind: 'custom-element-definition', name: tagName, declaration: javascript({}) },
        ],
      },
    ],
  }
}
