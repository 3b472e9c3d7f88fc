import { severityOf } from '../domain/check.ts'
import type { Finding } from '../domain/check-content.ts'
import type { Frame } from './frame.ts'
import { breakRuns, wrapText } from './line-break.ts'

/** What was found, file by file, and how much of each sort. */
export function findingLines(findings: readonly Finding[], folder: string, frame: Frame): string[] {
  const { check } = frame.messages
  if (findings.length === 0) return wrapText(check.fine(folder), frame.width, frame).map(frame.theme.good)
  const files = [...new Set(findings.map(({ file }) => file))]
  return [
    ...files.flatMap((file) => [
      ...wrapText(file, frame.width, frame).map(frame.theme.heading),
      ...findings
        .filter((finding) => finding.file === file)
        .flatMap((finding) => findingLine(finding, frame)),
      '',
    ]),
    ...wrapText(check.count(...countsOf(findings)), frame.width, frame),
  ]
}

function findingLine(finding: Finding, frame: Frame): string[] {
  const { check, common } = frame.messages
  const severity = severityOf(finding)
  const paint = { error: frame.theme.bad, warning: frame.theme.caution, note: frame.theme.muted }[severity]
  const place = finding.place === '' ? '' : common.labelled(finding.place)
  const line = finding.line === undefined ? '' : common.labelled(check.line(finding.line))
  const runs = [
    { text: common.labelled(check.severities[severity]), paint },
    { text: line, paint: frame.theme.muted },
    { text: place, paint: frame.theme.muted },
    { text: check.finding(finding) },
  ]
  return breakRuns(runs, frame.width - 2, frame).map((line) => `  ${line}`)
}

/** Errors, warnings, notes. */
export function countsOf(findings: readonly Finding[]): [number, number, number] {
  const of = (wanted: string): number => findings.filter((finding) => severityOf(finding) === wanted).length
  return [of('error'), of('warning'), of('note')]
}
