import { z } from 'zod'
import {
  appSchema,
  catalogSourcesSchema,
  companiesSchema,
  editionSchema,
  familySchema,
  holidaysSchema,
} from './catalog.schema.ts'
import { importedSchema } from './catalog-import.schema.ts'
import { chapterSchema, constantsSchema, figureSchema, sourcesSchema } from './chapter.schema.ts'
import { corporaSchema } from './corpus.schema.ts'
import { glossarySchema } from './glossary.schema.ts'
import { publishedIdsSchema } from './ids.schema.ts'
import { questionSchema } from './question.schema.ts'
import { recipesSchema } from './recipe.schema.ts'
import { timelineSchema } from './timeline.schema.ts'

/** A kind of content file: where its files stand (`*` is any name), what is in them, and the schema. */
export interface ContentKind {
  readonly files: string
  readonly about: string
  readonly schema: z.ZodType
}

/** Every kind of JSON file under `content/`, by the name of its schema. */
export const contentKinds: Readonly<Record<string, ContentKind>> = {
  chapter: {
    files: 'chapters/*/chapter.json',
    about: 'A chapter: its title and its sections in order.',
    schema: chapterSchema,
  },
  quiz: {
    files: 'chapters/*/quiz/*.json',
    about: 'The questions of a section.',
    schema: z.array(questionSchema),
  },
  figure: {
    files: 'chapters/*/figures/*.json',
    about: 'A drawing with its ASCII twin.',
    schema: figureSchema,
  },
  recipes: {
    files: 'chapters/*/recipes.json',
    about: 'What a reader may try on a model of their own.',
    schema: recipesSchema,
  },
  glossary: { files: 'glossary.json', about: 'Terms in both languages.', schema: glossarySchema },
  timeline: { files: 'timeline.json', about: 'What happened when.', schema: timelineSchema },
  sources: { files: 'sources.json', about: 'What the sections cite, by key.', schema: sourcesSchema },
  constants: {
    files: 'constants.json',
    about: 'Numbers that both languages share, by name.',
    schema: constantsSchema,
  },
  ids: { files: 'ids.json', about: 'Every id that was ever published.', schema: publishedIdsSchema },
  corpora: {
    files: 'corpora/corpora.json',
    about: 'The texts that experiments learn from.',
    schema: corporaSchema,
  },
  holidays: {
    files: 'catalog/holidays.json',
    about: 'Days off and working weekends, year by year.',
    schema: holidaysSchema,
  },
  imported: {
    files: 'catalog/imported.json',
    about: 'What public data sets say of releases: written by scripts/import-models.mjs.',
    schema: importedSchema,
  },
  companies: {
    files: 'catalog/companies.json',
    about: 'Companies that make models and apps.',
    schema: companiesSchema,
  },
  family: {
    files: 'catalog/families/*.json',
    about: 'A family of models and its releases.',
    schema: familySchema,
  },
  app: { files: 'catalog/apps/*.json', about: 'An app and what it runs on.', schema: appSchema },
  edition: {
    files: 'catalog/editions/*.json',
    about: 'A list as somebody published it.',
    schema: editionSchema,
  },
  'catalog-sources': {
    files: 'catalog/sources.json',
    about: 'What the catalogue cites, by key.',
    schema: catalogSourcesSchema,
  },
}

/** A JSON Schema as it is written to its file. */
export type JsonSchema = Readonly<Record<string, unknown>>

/**
 * The JSON Schema of a kind, for editors (draft 7, which they all know). It says what a file may hold; rules across fields
 * and files are checked by `llm-primer check`.
 */
export function jsonSchemaOf(name: string, { about, files, schema }: ContentKind): JsonSchema {
  const { $schema, ...body }: JsonSchema = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    reused: 'ref',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'uri') jsonSchema.pattern = '^https?://'
    },
  })
  const described = { $schema, title: name, description: `${about} content/${files}` }
  return { ...described, ...(body.type === 'object' ? withSchemaHint(body) : body) }
}

/** A file may name its own schema, which is how most editors find it; `readContent` takes the hint out. */
function withSchemaHint(schema: JsonSchema): JsonSchema {
  const names = schema.propertyNames
  return {
    ...schema,
    properties: {
      $schema: { type: 'string' },
      ...(typeof schema.properties === 'object' ? schema.properties : {}),
    },
    ...(names === undefined ? {} : { propertyNames: { anyOf: [{ const: '$schema' }, names] } }),
  }
}
