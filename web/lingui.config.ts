import { defineConfig } from '@lingui/cli'

export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  catalogs: [{ path: 'src/locales/{locale}', include: ['src'], exclude: ['src/generated/**'] }],
  orderBy: 'message',
})
