package pilotcity.portal.face.shared.dataset;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Reads rows as the column engine writes them ({@code TablePage.Row#json}); numbers keep all of their digits. */
public final class RowJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private RowJson() {}

    public static JsonNode node(byte[] row) {
        try {
            return JSON.readTree(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as an object, with a {@link java.math.BigDecimal} for each number that is not whole. */
    public static JsonObject object(byte[] row) {
        try {
            return new JsonObject(JSON.readValue(row, new TypeReference<Map<String, Object>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
