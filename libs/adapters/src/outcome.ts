/**
 * What became of a message handed over. `error` is a code such as `smtp.550`, never what a server said: that may name
 * an address.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly providerId: string | null }
  /** It will never go out like this. */
  | { readonly kind: 'refused'; readonly error: string }
  /** It has not gone out; another try may help. */
  | { readonly kind: 'later'; readonly error: string }
  /** It may have gone out: to try again could send it twice. */
  | { readonly kind: 'unknown'; readonly error: string };
