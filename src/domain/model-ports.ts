/** Ports on which model servers listen unless they are told otherwise, each with the server's name (their manuals). */
export const MODEL_PORTS: readonly { readonly name: string; readonly port: number }[] = [
  { name: 'Ollama', port: 11434 },
  { name: 'LM Studio', port: 1234 },
  { name: 'llama.cpp', port: 8080 },
  { name: 'llama.cpp', port: 9931 },
  { name: 'vLLM', port: 8000 },
  { name: 'Jan', port: 1337 },
]
