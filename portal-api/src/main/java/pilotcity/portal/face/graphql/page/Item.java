package pilotcity.portal.face.graphql.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Document;

/** A document as fields are read from it: parsed once, when the first field asks. */
public final class Item {
    private final Document document;
    private @Nullable Map<String, Object> values;

    public Item(Document document) {
        this.document = document;
    }

    public Key key() {
        return new Key(document.kind(), document.id());
    }

    public Map<String, Object> values() {
        if (values == null) {
            values = document.map();
        }
        return values;
    }
}
