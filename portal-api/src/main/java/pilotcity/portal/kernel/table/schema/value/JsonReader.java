package pilotcity.portal.kernel.table.schema.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/** Objects and arrays of JSON; values are the text as it stands. */
public enum JsonReader implements CellReader {
    OBJECT('{', "JSON 对象", "object of JSON"),
    ARRAY('[', "JSON 数组", "array of JSON");

    private static final int DEEPEST = 50;
    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final char first;
    private final String zh;
    private final String en;

    JsonReader(char first, String zh, String en) {
        this.first = first;
        this.zh = zh;
        this.en = en;
    }

    @Override
    public @Nullable Object read(String text) {
        return text.charAt(0) == first && parse(text) != null ? text : null;
    }

    /** The tree, or null where the text is no JSON. */
    public static @Nullable JsonNode parse(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            return tree == null || tree.isMissingNode() ? null : tree;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    @Override
    public Label description() {
        return new Label(zh, en);
    }
}
