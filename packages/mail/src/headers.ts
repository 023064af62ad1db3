/** Tells other machines not to answer: no out-of-office reply comes back. */
export const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
