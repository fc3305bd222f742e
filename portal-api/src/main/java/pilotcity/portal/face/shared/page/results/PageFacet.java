package pilotcity.portal.face.shared.page.results;

import java.util.List;

/**
 * The values of one field among the results.
 *
 * @param first the values to show at once
 * @param rest the others
 */
public record PageFacet(String name, String title, List<Choice> first, List<Choice> rest) {
    /**
     * One value.
     *
     * @param href this search with the value chosen, or no longer so
     */
    public record Choice(String value, String label, long count, boolean chosen, String href) {}
}
