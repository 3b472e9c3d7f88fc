import type { ContentRule, Finding } from './check-content.ts'

/** A question names a goal of its own section. */
export const unknownGoals: ContentRule = ({ sections }) =>
  sections.flatMap(({ id: section, goals, questions, questionFile: file }) =>
    questions
      .filter(({ goal }) => goal !== undefined && goals.every(({ id }) => id !== goal))
      .map(({ id, goal = '' }): Finding => ({ rule: 'unknown-goal', goal, section, file, place: id })),
  )

/** Without ids nobody can be told which goal was met. */
export const missingGoals: ContentRule = ({ sections, isCourse }) =>
  sections.flatMap(({ id, goals, questions, file, questionFile }) => {
    const nameless = goals.filter((goal) => goal.id === undefined)
    const hint = !isCourse
    return [
      ...nameless.map(
        (goal): Finding => ({ rule: 'no-goal', of: 'goal', hint, file, place: `${id} ${goal.en}` }),
      ),
      ...questions
        .filter(({ goal }) => goal === undefined && nameless.length < goals.length)
        .map(
          (question): Finding => ({
            rule: 'no-goal',
            of: 'question',
            hint,
            file: questionFile,
            place: question.id,
          }),
        ),
    ]
  })

/** A goal that no question asks for can never be shown to be met. */
export const unaskedGoals: ContentRule = ({ sections }) =>
  sections.flatMap(({ id: section, goals, questions, file }) =>
    goals.flatMap(({ id }): Finding[] =>
      id === undefined || questions.some(({ goal }) => goal === id)
        ? []
        : [{ rule: 'unasked-goal', goal: id, file, place: section }],
    ),
  )
