package pilotcity.portal.face.search;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import pilotcity.index.kind.Label;
import pilotcity.portal.kernel.verb.Verb;
import pilotcity.portal.kernel.verb.VerbAddresses;
import pilotcity.portal.kernel.verb.Verbs;
import pilotcity.portal.kernel.verb.input.InputField;
import pilotcity.portal.kernel.verb.input.InputType;

/** What can be done to documents, for programs: where, and which values it takes. */
record VerbDescriptions(Verbs verbs, VerbAddresses addresses) {
    private static final Set<InputType> MEASURED = Set.of(InputType.TEXT, InputType.FILE);

    void write(JsonGenerator json, String kind) throws IOException {
        json.writeArrayFieldStart("verbs");
        for (Verb verb : verbs.listOf(kind)) {
            json.writeStartObject();
            json.writeStringField("name", verb.name());
            json.writeStringField("method", "POST");
            json.writeStringField("address", addresses.of(verb, "{id}"));
            json.writeBooleanField("creates", verb.creates());
            KindDescriptions.writeLabel(json, "title", verb.title());
            KindDescriptions.writeLabel(json, "description", verb.description());
            writeFields(json, verb.fields());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeFields(JsonGenerator json, List<InputField> fields) throws IOException {
        json.writeArrayFieldStart("fields");
        for (InputField field : fields) {
            write(json, field);
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, InputField field) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeStringField("type", field.type().name().toLowerCase(Locale.ROOT));
        KindDescriptions.writeLabel(json, "description", field.description());
        json.writeBooleanField("list", field.list());
        json.writeBooleanField("required", field.required());
        writeLimits(json, field);
        if (field.target() != null) {
            json.writeStringField("target", field.target());
        }
        if (!field.codes().isEmpty()) {
            json.writeObjectFieldStart("codes");
            for (Map.Entry<String, Label> code : field.codes().entrySet()) {
                KindDescriptions.writeLabel(json, code.getKey(), code.getValue());
            }
            json.writeEndObject();
        }
        if (!field.fields().isEmpty()) {
            writeFields(json, field.fields());
        }
        json.writeEndObject();
    }

    private static void writeLimits(JsonGenerator json, InputField field) throws IOException {
        if (field.list()) {
            json.writeNumberField("mostItems", field.mostItems());
        }
        if (MEASURED.contains(field.type())) {
            json.writeNumberField(field.type() == InputType.FILE ? "mostBytes" : "mostCharacters", field.most());
        }
        if (field.type() == InputType.NUMBER) {
            json.writeNumberField("lowest", field.lowest());
            json.writeNumberField("highest", field.highest());
        }
    }
}
