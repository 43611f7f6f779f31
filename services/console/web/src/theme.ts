import { watched } from './store.ts'

type Theme = 'light' | 'dark'

const system = matchMedia('(prefers-color-scheme: dark)')
const chosen = (): Theme | null => {
  const kept = localStorage.getItem('theme')
  return kept === 'light' || kept === 'dark' ? kept : null
}
const current = (): Theme => chosen() ?? (system.matches ? 'dark' : 'light')

export const theme = watched<Theme>(current())
system.addEventListener('change', () => theme.set(current()))

/** The other look; going back to the system's own look forgets the choice. */
export function switchTheme(): void {
  const next: Theme = current() === 'dark' ? 'light' : 'dark'
  const isSystems = next === (system.matches ? 'dark' : 'light')
  if (isSystems) localStorage.removeItem('theme')
  else localStorage.setItem('theme', next)
  if (isSystems) delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = next
  theme.set(next)
}
