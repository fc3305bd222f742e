package pilotcity.portal.kernel.encoding;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import pilotcity.index.kind.Label;
import pilotcity.index.search.FacetCount;

/** Counts of values as a member of a JSON object: {@code "name": [{"value", "count", "label": {"zh", "en"}}]}. */
public final class FacetJson {
    private FacetJson() {}

    /** @param labels what values are called, as far as they have names of their own */
    public static void write(JsonGenerator json, String name, List<FacetCount> counts, Map<String, Label> labels)
            throws IOException {
        json.writeArrayFieldStart(name);
        for (FacetCount count : counts) {
            json.writeStartObject();
            json.writeStringField("value", count.value());
            json.writeNumberField("count", count.count());
            Label label = labels.get(count.value());
            if (label != null) {
                json.writeObjectFieldStart("label");
                json.writeStringField("zh", label.zh());
                json.writeStringField("en", label.en());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
