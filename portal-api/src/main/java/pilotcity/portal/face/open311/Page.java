package pilotcity.portal.face.open311;

import java.util.List;

/** A whole answer: its value, and what the root element is called. */
record Page(String root, Value value) {
    static Page list(String root, String each, List<? extends Value> items) {
        return new Page(root, new Value.Items(each, items));
    }
}
