import { useParams } from '@tanstack/react-router'
import { WorkshopLoader } from '../../areas/workshops/workshop/workshop-loader.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'

const WorkshopPage = () => {
  const { id } = useParams({ from: '/signed-in/ateliers/$id' })
  return (
    <ErrorBoundary>
      <WorkshopLoader key={id} id={id} />
    </ErrorBoundary>
  )
}

export default WorkshopPage
