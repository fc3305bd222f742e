package pilotcity.portal.face.open311;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import pilotcity.portal.face.open311.answer.Page;

/** Writes an answer as JSON: what the Spark convention makes of its XML, with numbers and booleans where they are such. */
final class JsonWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private JsonWriter() {}

    static Buffer write(Page page) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            if (page.value() instanceof Value.Items root) {
                // a list is a list also when nothing is in it
                items(json, root);
            } else {
                value(json, page.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }

    private static void value(JsonGenerator json, Value value) throws IOException {
        switch (value) {
            case Value.Text(String text) -> json.writeString(text);
            case Value.Numeral(java.math.BigDecimal number) -> json.writeNumber(number.toPlainString());
            case Value.Flag(boolean flag) -> json.writeBoolean(flag);
            case Value.Nothing _ -> json.writeNull();
            case Value.Items items when items.items().isEmpty() -> json.writeNull();
            case Value.Items items -> items(json, items);
            case Value.Group(Map<String, Value> members) -> {
                json.writeStartObject();
                for (Map.Entry<String, Value> member : members.entrySet()) {
                    json.writeFieldName(member.getKey());
                    value(json, member.getValue());
                }
                json.writeEndObject();
            }
        }
    }

    private static void items(JsonGenerator json, Value.Items items) throws IOException {
        json.writeStartArray();
        for (Value item : items.items()) {
            value(json, item);
        }
        json.writeEndArray();
    }
}
