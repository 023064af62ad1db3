import { useParams } from '@tanstack/react-router'
import { CheckInLoader } from '../../areas/workshops/check-in/check-in-loader.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'

const CheckInPage = () => {
  const { id } = useParams({ from: '/signed-in/ateliers/$id/emargement' })
  return (
    <ErrorBoundary>
      <CheckInLoader key={id} id={id} />
    </ErrorBoundary>
  )
}

export default CheckInPage
