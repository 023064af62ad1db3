import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { ErrorBoundary } from '../ui/error-boundary.tsx'
import { ClientProvider } from './client/client-provider.tsx'
import { router } from './router.ts'
import { cssVariables, theme } from './theme.ts'

export const App = () => (
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <ErrorBoundary>
          <ClientProvider>
            <RouterProvider router={router} />
          </ClientProvider>
        </ErrorBoundary>
      </MantineProvider>
    </I18nProvider>
  </StrictMode>
)
