import { useParams } from '@tanstack/react-router'
import { ThreadLoader } from '../../areas/help/thread/thread-loader.tsx'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import classes from './thread-page.module.css'

const ThreadPage = () => {
  const { id } = useParams({ from: '/signed-in/fils/$id' })
  return (
    <div className={classes['page']}>
      <ErrorBoundary>
        <ThreadLoader key={id} id={id} />
      </ErrorBoundary>
    </div>
  )
}

export default ThreadPage
