import { useNavigate, useParams } from '@tanstack/react-router'
import { EditLoader } from '../../areas/workshops/plan/edit-loader.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'

const EditWorkshopPage = () => {
  const { id } = useParams({ from: '/signed-in/ateliers/$id/modifier' })
  const navigate = useNavigate()
  return (
    <ErrorBoundary>
      <EditLoader key={id} id={id} onSaved={() => void navigate({ to: '/ateliers/$id', params: { id } })} />
    </ErrorBoundary>
  )
}

export default EditWorkshopPage
