/** Where lectures may be fetched from, besides the page's own site: files that others put there, which are sent to every page that asks. */
export const hosts = [
  'https://gist.githubusercontent.com/',
  'https://raw.githubusercontent.com/',
  'https://gitlab.com/api/v4/projects/',
] as const
