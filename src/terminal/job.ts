import type { Host } from './host.ts'

/** Where nothing stops us: a group of processes without a shell behind it, which the system does not let stop. */
const STOP_MILLISECONDS = 200
/** After a stop the timer is over as well, and the signal to go on is heard a moment later. */
const SIGNAL_MILLISECONDS = 20

/** Stops all processes of this job, as the terminal itself would by Ctrl-Z, and resolves when it goes on. */
export function stopJob(host: Host): Promise<void> {
  return new Promise((resolve) => {
    const goOn = (): void => {
      clearTimeout(timer)
      host.off('SIGCONT', goOn)
      resolve()
    }
    // The timer also keeps the process alive until it is stopped.
    let timer = setTimeout(() => {
      timer = setTimeout(goOn, SIGNAL_MILLISECONDS)
    }, STOP_MILLISECONDS)
    host.on('SIGCONT', goOn)
    host.kill(0, 'SIGTSTP')
  })
}
