package pilotcity.portal.dataset.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.problem.Problem;
import pilotcity.portal.kernel.table.schema.TableSchema;

/** Table schemas as somebody gave them. */
public final class SchemaJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SchemaJson() {}

    public static JsonNode node(@Nullable JsonObject schema) {
        try {
            return JSON.readTree(schema == null ? "{}" : schema.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON", e);
        }
    }

    static TableSchema require(JsonObject schema) {
        return require(node(schema));
    }

    /** @throws Problem BAD_REQUEST that names the column and what is wrong with it */
    public static TableSchema require(JsonNode schema) {
        List<String> faults = new ArrayList<>();
        TableSchema read = TableSchema.read(
                schema, (column, reason) -> faults.add(column.isEmpty() ? reason : "'" + column + "': " + reason));
        if (!faults.isEmpty()) {
            String reasons = String.join("; ", faults);
            throw Problem.field("schema", new Label("表结构有误：" + reasons, reasons));
        }
        return read;
    }
}
