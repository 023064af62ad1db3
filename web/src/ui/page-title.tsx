import { Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { focusTitle } from '../lib/focus.ts'
import classes from './page-title.module.css'

/** The one h1 of a page: names the tab, and takes the focus after a navigation. */
export const PageTitle = ({ children, tab }: { children: ReactNode; tab: string }) => {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${tab} – Communautés AMA`
  }, [tab])
  useEffect(() => focusTitle(title.current), [])
  return (
    <Title order={1} ref={title} tabIndex={-1} className={classes['title']}>
      {children}
    </Title>
  )
}
