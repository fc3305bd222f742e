package pilotcity.portal.kernel.verb;

import pilotcity.portal.kernel.filestore.FileStore;

/**
 * What a node lends to the verbs.
 *
 * @param files where content is put that a transaction names
 * @param classifier what proposes categories for words
 */
public record VerbTools(FileStore files, WordsClassifier classifier) {}
