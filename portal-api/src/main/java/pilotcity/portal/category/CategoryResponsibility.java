package pilotcity.portal.category;

/**
 * Who answers for a category in a place and the places below it.
 *
 * @param place GB/T 2260 code
 * @param organisation its id
 */
record CategoryResponsibility(String place, String organisation) {}
