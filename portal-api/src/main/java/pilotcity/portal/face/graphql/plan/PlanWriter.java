package pilotcity.portal.face.graphql.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an answer as JSON, straight from its nodes. */
final class PlanWriter {
    private final JsonGenerator json;

    PlanWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(AnswerObject object) throws IOException {
        List<FieldPlan> fields = object.plan().fields();
        json.writeStartObject();
        for (int slot = 0; slot < fields.size(); slot++) {
            json.writeFieldName(fields.get(slot).name());
            write(object.value(slot));
        }
        json.writeEndObject();
    }

    private void write(@Nullable Object value) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case String text -> json.writeString(text);
            case AnswerObject object -> write(object);
            case AnswerList answerList -> {
                json.writeStartArray();
                for (Object item : answerList.values()) {
                    write(item);
                }
                json.writeEndArray();
            }
            default -> json.writePOJO(value);
        }
    }
}
