import { Container } from '@mantine/core'
import { NotFound } from '../../ui/not-found.tsx'

export const NotFoundPage = () => (
  <Container component="main" size="sm" py="xl">
    <NotFound />
  </Container>
)
