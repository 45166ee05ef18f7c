import { loadCatalogue } from '../catalogue.ts';
import type { MessageLanguage } from '../model/message-language.ts';

/** What messages to people say, by language. */
export function loadMessages(): Promise<Map<string, MessageLanguage>> {
  return loadCatalogue<MessageLanguage>('messages');
}
