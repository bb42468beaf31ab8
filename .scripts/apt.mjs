import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Runs apt-get with sufficient rights. */
function apt(...args) {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const [command, ...rest] = [...sudo, 'apt-get', ...args]
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, rest, { stdio: 'inherit', env }).status === 0
}

/**
 * Installs Debian packages, after refreshing outdated package lists. Returns false if that fails, for
 * instance without rights or apt-get.
 */
export function aptInstall(...packages) {
  const install = () => apt('install', '-y', '--no-install-recommends', ...packages)
  return install() || (apt('update') && install())
}

/** Unpacks a Debian package to a folder without its dependencies; returns false if that fails. */
export function aptUnpack(name, folder) {
  const away = mkdtempSync(join(tmpdir(), 'badlands-package-'))
  const run = (command, ...args) => spawnSync(command, args, { cwd: away, stdio: 'inherit' }).status === 0
  const download = () => run('apt-get', 'download', name)
  try {
    if (!download() && !(apt('update') && download())) return false
    return readdirSync(away).every((file) => run('dpkg', '-x', file, folder))
  } finally {
    rmSync(away, { recursive: true })
  }
}
