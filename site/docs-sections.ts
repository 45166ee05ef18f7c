/** The parts of the documentation in order, each with the message that names it. */
export const docsSections = {
  begin: 'docs.begin',
  use: 'docs.use',
  boards: 'docs.boards',
  rules: 'docs.rules',
  github: 'docs.github',
  elsewhere: 'docs.elsewhere',
  reference: 'docs.reference',
  decisions: 'docs.decisions',
} as const;

export type DocsSection = keyof typeof docsSections;

/** Their names in order, as pages write them in their frontmatter. */
export const sectionNames = Object.keys(docsSections) as DocsSection[];
