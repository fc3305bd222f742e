package pilotcity.portal.face.open311.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Writes an answer as JSON: what the Spark convention makes of its XML, with numbers and booleans where they are such.
 */
final class SparkJsonWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private SparkJsonWriter() {}

    static Buffer write(AnswerDocument document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            if (document.value() instanceof AnswerValue.Items root) {
                // a list is a list also when nothing is in it
                items(json, root);
            } else {
                value(json, document.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }

    private static void value(JsonGenerator json, AnswerValue answerValue) throws IOException {
        switch (answerValue) {
            case AnswerValue.Text(String text) -> json.writeString(text);
            case AnswerValue.Numeral(java.math.BigDecimal number) -> json.writeNumber(number.toPlainString());
            case AnswerValue.Flag(boolean flag) -> json.writeBoolean(flag);
            case AnswerValue.Nothing _ -> json.writeNull();
            case AnswerValue.Items items when items.items().isEmpty() -> json.writeNull();
            case AnswerValue.Items items -> items(json, items);
            case AnswerValue.Group(Map<String, AnswerValue> members) -> {
                json.writeStartObject();
                for (Map.Entry<String, AnswerValue> member : members.entrySet()) {
                    json.writeFieldName(member.getKey());
                    value(json, member.getValue());
                }
                json.writeEndObject();
            }
        }
    }

    private static void items(JsonGenerator json, AnswerValue.Items items) throws IOException {
        json.writeStartArray();
        for (AnswerValue item : items.items()) {
            value(json, item);
        }
        json.writeEndArray();
    }
}
