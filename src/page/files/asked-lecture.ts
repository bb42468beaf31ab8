import type { Origin } from '../../exchange/lecture/manuscript.ts'
import { hosts } from './hosts.ts'
import { asGiven } from '../../words/language/language.ts'

/** A file named in the address of the page: on this site or on another host. */
export type AskedFile = (
  | { readonly kind: 'here'; readonly name: string }
  | { readonly kind: 'elsewhere'; readonly host: string; readonly owner: string }
) & {
  readonly address: string
  /** The requested step as written, counted from 1. */
  readonly step: string
}

/** The lecture that an address requests, or the reason why it cannot be opened. */
export type AskedLecture = AskedFile | { readonly kind: 'refused'; readonly reason: string }

/** The origin of a file’s text. */
export const originOf = (asked: AskedFile): Origin => ({
  kind: 'address',
  name: asked.kind === 'here' ? asked.name : [asked.host, asked.owner].filter(Boolean).join(', of '),
  address: asked.address,
})

/**
 * Protocols of lecture addresses. Others are excluded, because a `blob:` has the origin of this site, and a `data:` address the origin of a
 * page opened from disk.
 */
const fetched = ['https:', 'http:']

/** A decoded part of an address, or the part itself if it is malformed. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The address of a file’s text, given that address or the address of a web page that shows the file. */
function ofText(url: URL): URL {
  const [owner = '', name = '', ...rest] = url.pathname.slice(1).split('/')
  if (url.host === 'gist.github.com')
    return new URL(`https://gist.githubusercontent.com/${owner}/${name}/raw`)
  if (url.host === 'github.com' && rest[0] === 'blob')
    return new URL(`https://raw.githubusercontent.com/${[owner, name, ...rest.slice(1)].join('/')}`)
  const [, project, ref, file] = /^\/(.+?)\/-\/(?:raw|blob)\/([^/]+)\/(.+)$/.exec(url.pathname) ?? []
  if (url.host !== 'gitlab.com' || !project || !ref || !file) return url
  // Other pages cannot fetch files from their own addresses on gitlab.com, so use its API.
  const [id, path] = [encodeURIComponent(project), encodeURIComponent(plain(file))]
  return new URL(`https://gitlab.com/api/v4/projects/${id}/repository/files/${path}/raw?ref=${ref}`)
}

/** The owner of a file, according to its address. */
function ownerOf({ host, pathname }: URL): string {
  const path = host === 'gitlab.com' ? plain(pathname.split('/')[4] ?? '') : pathname.slice(1)
  return path.split('/')[0] ?? ''
}

/** The lecture that `?lecture=…&step=…` requests in the address `page`, if any. */
export function askedLecture(page: string): AskedLecture | undefined {
  const { searchParams } = new URL(page)
  const asked = searchParams.get('lecture')
  const step = searchParams.get('step') ?? '1'
  if (asked === null) return undefined
  const refused = (why: string) =>
    ({ kind: 'refused', reason: `“${asGiven(asked.slice(0, 200))}” ${why}` }) as const
  if (!URL.canParse(asked, page)) return refused('is not the address of a lecture.')
  const url = new URL(asked, page)
  if (url.protocol === 'file:' && new URL(page).protocol === 'file:')
    return refused('is a local file, and a page opened from disk cannot read other files. Open it here.')
  if (!fetched.includes(url.protocol))
    return refused(
      'is not a web address. Use one that begins with https:, or save the file and open it here.',
    )
  if (url.origin === new URL(page).origin)
    return { kind: 'here', address: url.href, step, name: url.pathname.split('/').at(-1) ?? '' }
  const text = ofText(url)
  if (!hosts.some((host) => text.href.startsWith(host)))
    return refused('is on a host that this page does not fetch from. Save the file and open it here.')
  return { kind: 'elsewhere', address: text.href, step, host: text.host, owner: ownerOf(text) }
}

/** The address without the request for a lecture, once it was opened or refused. */
export function withoutLecture(page: string): string {
  const url = new URL(page)
  for (const name of ['lecture', 'step']) url.searchParams.delete(name)
  return url.href
}
