export const completionEn = {
  summary: 'print a completion script for your shell',
  shell: 'bash, zsh or fish',
}
