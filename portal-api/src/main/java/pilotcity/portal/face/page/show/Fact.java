package pilotcity.portal.face.page.show;

import java.util.List;

/**
 * One line of what a document says.
 *
 * @param name the field
 * @param values what it holds, at least one
 * @param amount whether it is a number with a unit
 */
public record Fact(String name, String title, String description, List<Shown> values, boolean amount) {
    /** The first or only value. */
    public Shown value() {
        return values.getFirst();
    }
}
