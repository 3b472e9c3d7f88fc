import { type Endpoint, readEndpoint } from '../../domain/endpoint.ts'
import { isVariableName } from '../../domain/secret.ts'
import { PrimerError } from '../../errors.ts'

/** @throws PrimerError `bad-endpoint`; an address with a password in it is not repeated */
export function endpointNamed(address: string): Endpoint {
  const reading = readEndpoint(address)
  if (reading.type === 'endpoint') return reading.endpoint
  const isSecret = reading.trouble !== 'not-http' || address.includes('@')
  throw new PrimerError({
    code: 'bad-endpoint',
    trouble: reading.trouble,
    address: isSecret && /[@?#]/.test(address) ? '' : address,
  })
}

/** @throws PrimerError `not-a-variable` */
export function requireVariableName(word: string): void {
  if (!isVariableName(word)) throw new PrimerError({ code: 'not-a-variable' })
}
