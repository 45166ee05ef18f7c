import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { sectionNames } from './docs-sections.ts';

/** The documentation: Markdown by hand, one file a page. */
export const collections = {
  docs: defineCollection({
    loader: glob({ base: './site/docs', pattern: '**/*.md' }),
    schema: z.object({
      title: z.string().describe('The page’s h1 and its name in the sidebar.'),
      description: z.string().optional().describe('One sentence for the index and for search engines.'),
      section: z.enum(sectionNames).default('use').describe('The part of the documentation it stands in.'),
      order: z.number().default(1000).describe('Place in its section, small first.'),
    }),
  }),
};
