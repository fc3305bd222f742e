package pilotcity.portal.face.graphql;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;

/** A document as fields are read from it: parsed once, when the first field asks. */
final class Item {
    private final Document document;
    private @Nullable Map<String, Object> values;

    Item(Document document) {
        this.document = document;
    }

    Key key() {
        return new Key(document.kind(), document.id());
    }

    Map<String, Object> values() {
        if (values == null) {
            values = document.map();
        }
        return values;
    }
}
