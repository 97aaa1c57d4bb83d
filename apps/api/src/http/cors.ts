/** Seconds for which a browser need not ask again whether it may send a request. */
const REMEMBERED_SECONDS = 600;

/**
 * Which pages of other origins may call the API with their reader's session: those of the list, compared letter by
 * letter, and nobody by default. Others get an answer too, but without the header by which their browser would show it.
 */
export function corsOptions(origins: readonly string[]) {
  return {
    origin: [...origins],
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: ['etag', 'x-request-id', 'retry-after'],
    maxAge: REMEMBERED_SECONDS,
    // What asks without saying what for is answered with the list of methods, not in another form than everything else.
    strictPreflight: false,
  };
}
