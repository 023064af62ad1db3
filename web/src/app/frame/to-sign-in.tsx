import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/** Sends who is not signed in to the door, and notes where to come back to. */
export const ToSignIn = () => {
  const navigate = useNavigate()
  // Taken once: while the door's code is on its way, the address is the door's already.
  const [retour] = useState(() => window.location.pathname + window.location.search)
  useEffect(() => {
    void navigate({ to: '/connexion', search: { retour }, replace: true })
  }, [navigate, retour])
  return null
}
