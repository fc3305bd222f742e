package pilotcity.portal.kernel.verb;

import pilotcity.portal.kernel.filestore.FileStore;
import pilotcity.portal.kernel.suggestion.WordsReader;

/**
 * What a node lends to the verbs.
 *
 * @param files where content is put that a transaction names
 * @param reader what reads the words of reports
 */
public record VerbTools(FileStore files, WordsReader reader) {}
