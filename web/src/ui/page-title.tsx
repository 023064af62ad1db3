import { Title } from '@mantine/core'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef } from 'react'
import { focusTitle } from '../lib/focus.ts'
import classes from './page-title.module.css'

/** The one h1 of a page: names the tab, and takes the focus after a navigation. */
export const PageTitle = ({ children, tab }: { children: ReactNode; tab: string }) => {
  const { t } = useLingui()
  const site = t`Communautés AMA`
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${tab} – ${site}`
  }, [tab, site])
  useEffect(() => focusTitle(title.current), [])
  return (
    <Title order={1} ref={title} tabIndex={-1} className={classes['title']}>
      {children}
    </Title>
  )
}
