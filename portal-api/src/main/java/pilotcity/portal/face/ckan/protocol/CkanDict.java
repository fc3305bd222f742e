package pilotcity.portal.face.ckan.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object built in the order it is written; a missing value is null, as in CKAN. */
public final class CkanDict {
    private final Map<String, @Nullable Object> map = new LinkedHashMap<>();

    public CkanDict put(String name, @Nullable Object value) {
        map.put(name, value);
        return this;
    }

    public Map<String, @Nullable Object> map() {
        return map;
    }
}
