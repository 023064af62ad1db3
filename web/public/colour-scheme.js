// Before the first paint, so that a dark screen doesn't flash white.
try {
  const chosen = localStorage.getItem('mantine-color-scheme-value')
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
} catch {
  document.documentElement.setAttribute('data-mantine-color-scheme', 'light')
}
try {
  if (localStorage.getItem('ama:locale') === 'en') document.documentElement.lang = 'en'
} catch {
  // Storage refused: French.
}
