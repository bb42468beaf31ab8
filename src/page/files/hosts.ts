/** Hosts other than the page’s own site from which lectures may be fetched. They serve public files to every page that asks. */
export const hosts = [
  'https://gist.githubusercontent.com/',
  'https://raw.githubusercontent.com/',
  'https://gitlab.com/api/v4/projects/',
] as const
