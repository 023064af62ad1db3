import { useParams } from '@tanstack/react-router'
import { ProposalLoader } from '../../areas/proposals/proposal-loader.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'

const ProposalPage = () => {
  const { id } = useParams({ from: '/signed-in/plan/$id' })
  return (
    <ErrorBoundary>
      <ProposalLoader key={id} id={id} />
    </ErrorBoundary>
  )
}

export default ProposalPage
