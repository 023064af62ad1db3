import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressFiles } from './build/compress-files.ts'
import { inlineDocuments } from './build/inline-documents.ts'

/** Where `pnpm dev` runs the hub. */
const hub = `http://localhost:${process.env['HUB_PORT'] ?? '4000'}`

export default defineConfig({
  plugins: [
    inlineDocuments(),
    lingui({ macroTransform: true, failOnMissing: true, failOnCompileError: true }),
    react(),
    compressFiles(),
  ],
  build: {
    target: 'es2023',
    // What the bench sums, and which chunks a page loads.
    manifest: true,
    // The content security policy allows no inline script, and every browser in use preloads modules itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What most pages need comes in one file: on a slow network each request costs more than its bytes.
          groups: [
            // Only forms and calendars reckon with days: kept out of what every page loads.
            { name: 'temporal', test: /node_modules\/temporal-/, priority: 1 },
            { name: 'common', minShareCount: 4 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/graphql': { target: hub, ws: true },
      '/api': { target: hub },
      '/calendars': { target: hub },
      '/sheets': { target: hub },
    },
  },
})
