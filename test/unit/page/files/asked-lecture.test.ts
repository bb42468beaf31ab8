import { expect, test } from 'vitest'
import { askedLecture, originOf, withoutLecture } from '../../../../src/page/files/asked-lecture.ts'

const page = 'https://badlands.example/site/?theme=dark'
const asks = (address: string) => askedLecture(`${page}&lecture=${encodeURIComponent(address)}&step=3`)

test('a page without a request', () => {
  expect(askedLecture(`${page}#lecture=1.abc`)).toBeUndefined()
})

test.each([
  ['week3.txt', 'https://badlands.example/site/week3.txt', 'week3.txt'],
  ['/course/a/week3.txt', 'https://badlands.example/course/a/week3.txt', 'week3.txt'],
  ['https://badlands.example/b.txt?v=2', 'https://badlands.example/b.txt?v=2', 'b.txt'],
])('a file of this site: %s', (asked, address, name) => {
  expect(asks(asked)).toEqual({ kind: 'here', address, name, step: '3' })
})

test.each([
  ['https://gist.githubusercontent.com/kb/1f/raw/a.txt', 'gist.githubusercontent.com', 'kb', undefined],
  [
    'https://gist.github.com/kb/1f',
    'gist.githubusercontent.com',
    'kb',
    'https://gist.githubusercontent.com/kb/1f/raw',
  ],
  ['https://raw.githubusercontent.com/kb/course/main/w/a.txt', 'raw.githubusercontent.com', 'kb', undefined],
  [
    'https://github.com/kb/course/blob/main/w/a.txt',
    'raw.githubusercontent.com',
    'kb',
    'https://raw.githubusercontent.com/kb/course/main/w/a.txt',
  ],
  [
    'https://gitlab.com/group/course/-/blob/main/w/a.txt',
    'gitlab.com',
    'group',
    'https://gitlab.com/api/v4/projects/group%2Fcourse/repository/files/w%2Fa.txt/raw?ref=main',
  ],
])('a file of a host that is known: %s', (asked, host, owner, address) => {
  expect(asks(asked)).toEqual({ kind: 'elsewhere', address: address ?? asked, host, owner, step: '3' })
})

test.each([
  'https://example.org/a.txt',
  'http://raw.githubusercontent.com/kb/course/main/a.txt',
  'https://raw.githubusercontent.com.example.org/a.txt',
  'https://kb@example.org/https://raw.githubusercontent.com/a.txt',
  'https://gitlab.com/users/sign_out',
  'https://gitlab.com/api/v4/user',
  'https://gitlab.com/api/v4/projects/../user',
  '//example.org/a.txt',
])('what is fetched from nowhere: %s', (asked) => {
  expect(asks(asked)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('Save the file') })
})

test.each([
  'blob:https://badlands.example/0e3a4e2c-5b1d-4a53-9d6f-0a7f2a1b9c44',
  'filesystem:https://badlands.example/temporary/a.txt',
  'data:text/markdown,---',
  'javascript:alert(1)',
  'blob:javascript:alert(1)',
  ' java\nscript:alert(1)',
  'file:///etc/passwd',
])('an address that is not on the web is refused on a site and in a file: %j', (asked) => {
  expect(asks(asked)).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('is not a web address. Use one that begins with https:'),
  })
  const file = `file:///home/badlands.html?lecture=${encodeURIComponent(asked)}`
  expect(askedLecture(file)?.kind).toBe('refused')
})

test('an invalid address', () => {
  expect(asks('https://')).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('is not the address of a lecture'),
  })
})

test('an answered address is not requested again', () => {
  expect(withoutLecture(`${page}&lecture=a.txt&step=2#x`)).toBe(`${page}#x`)
})

test('the first step opens if none is named, and a file is named by its name or its host', () => {
  const here = askedLecture(`${page}&lecture=week3.txt`)
  expect(here).toMatchObject({ step: '1' })
  expect(here?.kind === 'here' && originOf(here)).toMatchObject({ kind: 'address', name: 'week3.txt' })
  const elsewhere = asks('https://raw.githubusercontent.com/kb/course/main/a.txt')
  expect(elsewhere?.kind === 'elsewhere' && originOf(elsewhere)).toEqual({
    kind: 'address',
    name: 'raw.githubusercontent.com, of kb',
    address: 'https://raw.githubusercontent.com/kb/course/main/a.txt',
  })
})
