/** Why a request got no answer, as facts without wording. */
export type NetworkTrouble =
  /** Nothing listens at this port. */
  | { readonly type: 'refused' }
  | { readonly type: 'unknown-host' }
  | { readonly type: 'unreachable' }
  /** The system or a sandbox forbids it. */
  | { readonly type: 'not-allowed' }
  /** No connection within so many seconds. */
  | { readonly type: 'no-connection'; readonly seconds: number }
  /** A connection, and then nothing for so many seconds. */
  | { readonly type: 'silent'; readonly seconds: number }
  /** The other side closed before it had said anything. */
  | { readonly type: 'hung-up' }
  /** The connection broke within the answer. */
  | { readonly type: 'broken' }
  | { readonly type: 'certificate'; readonly fault: 'unknown' | 'expired' | 'other-name' }
  /** https where no TLS is spoken. */
  | { readonly type: 'no-tls' }
  /** Something answers, and it does not speak HTTP: often https asked as http. */
  | { readonly type: 'no-http' }
  /** A compressed answer that cannot be read. */
  | { readonly type: 'unreadable'; readonly encoding: string }
  /** The proxy did not let us through. */
  | { readonly type: 'proxy-refused'; readonly proxy: string; readonly status: number }
  | { readonly type: 'proxy-unreachable'; readonly proxy: string }
  /** Something answers where the proxy should be, or hangs up, and it is none. */
  | { readonly type: 'proxy-no-http'; readonly proxy: string }
  | { readonly type: 'failed'; readonly reason: string }
