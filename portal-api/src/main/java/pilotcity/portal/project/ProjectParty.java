package pilotcity.portal.project;

/**
 * An organisation's part in a project.
 *
 * @param organisation its id
 * @param role {@code lead}, {@code investor}, {@code site}, {@code partner} or {@code operator}
 */
record ProjectParty(String organisation, String role) {}
