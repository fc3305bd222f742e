package pilotcity.portal.face.open311.answer;

import java.util.List;
import pilotcity.portal.face.open311.Value;

/** A whole answer: its value, and what the root element is called. */
public record Page(String root, Value value) {
    public static Page list(String root, String each, List<? extends Value> items) {
        return new Page(root, new Value.Items(each, items));
    }
}
