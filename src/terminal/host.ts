/** What the program needs of the process: the real one, or a test's. */
export type Host = Pick<
  NodeJS.Process,
  | 'argv'
  | 'env'
  | 'platform'
  | 'stdin'
  | 'stdout'
  | 'stderr'
  | 'cwd'
  | 'on'
  | 'once'
  | 'off'
  | 'kill'
  | 'pid'
  | 'exitCode'
>
