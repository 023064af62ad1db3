import { Container, Loader, VisuallyHidden } from '@mantine/core'
import { Trans } from '@lingui/react/macro'

/** While a page's own code is on its way. */
export const PageLoading = () => (
  <Container size="sm" py="xl" aria-busy="true">
    <Loader aria-hidden />
    <VisuallyHidden role="status">
      <Trans>Chargement de la page…</Trans>
    </VisuallyHidden>
  </Container>
)
