package pilotcity.index.document;

/**
 * What identifies a document.
 *
 * @param kind the singular name of its kind
 * @param id within the kind
 */
public record DocumentKey(String kind, String id) {}
