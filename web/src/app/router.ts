import { createRouter } from '@tanstack/react-router'
import { focusNextTitle } from '../lib/focus.ts'
import { routeTree } from './routes.ts'

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  scrollRestoration: true,
  // Chunks of a page are loaded before it is shown; the old page stays meanwhile.
  defaultPendingMs: 500,
})

router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
  if (fromLocation && pathChanged) focusNextTitle()
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
