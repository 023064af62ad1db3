import { useParams } from '@tanstack/react-router'
import { PollLoader } from '../../areas/workshops/polls/poll-loader.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'

const DatePollPage = () => {
  const { id } = useParams({ from: '/signed-in/sondages/$id' })
  return (
    <ErrorBoundary>
      <PollLoader key={id} id={id} />
    </ErrorBoundary>
  )
}

export default DatePollPage
