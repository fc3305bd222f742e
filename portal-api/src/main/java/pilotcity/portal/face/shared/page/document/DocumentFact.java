package pilotcity.portal.face.shared.page.document;

import java.util.List;

/**
 * One line of what a document says.
 *
 * @param name the field
 * @param values what it holds, at least one
 * @param amount whether it is a number with a unit
 */
public record DocumentFact(String name, String title, String description, List<DisplayValue> values, boolean amount) {
    /** The first or only value. */
    public DisplayValue value() {
        return values.getFirst();
    }
}
