import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

export default defineConfig({
  sourceLocale: 'fr',
  locales: ['fr', 'en'],
  catalogs: [{ path: 'src/locales/{locale}', include: ['src'], exclude: ['src/generated/**'] }],
  orderBy: 'message',
  // Without them a line added to a component would change the catalogues of both languages.
  format: formatter({ lineNumbers: false }),
})
