import { useParams } from '@tanstack/react-router'
import { MinutesLoader } from '../../areas/workshops/minutes/minutes-loader.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'

const MinutesPage = () => {
  const { id } = useParams({ from: '/signed-in/ateliers/$id/compte-rendu' })
  return (
    <ErrorBoundary>
      <MinutesLoader key={id} id={id} />
    </ErrorBoundary>
  )
}

export default MinutesPage
