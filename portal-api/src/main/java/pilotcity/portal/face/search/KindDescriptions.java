package pilotcity.portal.face.search;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Map;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.Kind;
import pilotcity.index.kind.Kinds;
import pilotcity.index.kind.Label;
import pilotcity.portal.face.shared.parameters.SearchParameters;
import pilotcity.portal.kernel.verb.VerbAddresses;
import pilotcity.portal.kernel.verb.Verbs;

/** What the kinds and their fields are, for programs. */
final class KindDescriptions {
    private KindDescriptions() {}

    static Buffer of(Kinds kinds, Verbs verbs) {
        VerbDescriptions described = new VerbDescriptions(verbs, new VerbAddresses(kinds, verbs));
        return SearchAnswerWriter.write((json, out) -> {
            json.writeStartObject();
            json.writeStringField("timezone", kinds.zone().getId());
            json.writeArrayFieldStart("kinds");
            for (Kind<?> kind : kinds.list()) {
                write(json, kind, described);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Kind<?> kind, VerbDescriptions verbs) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", kind.name());
        json.writeStringField("plural", kind.plural());
        writeLabel(json, "title", kind.title());
        writeLabel(json, "pluralTitle", kind.pluralTitle());
        writeLabel(json, "description", kind.description());
        if (kind.simulated() != null) {
            json.writeStringField(SearchParameters.SIMULATED, kind.simulated());
        }
        if (kind.time() != null) {
            json.writeStringField("datetime", kind.time());
        }
        if (kind.until() != null) {
            json.writeStringField("datetimeEnd", kind.until());
        }
        if (kind.zone() != null) {
            json.writeStringField("timezone", kind.zone());
        }
        json.writeArrayFieldStart("fields");
        for (Field<?> field : kind.fields().values()) {
            write(json, field);
        }
        json.writeEndArray();
        verbs.write(json, kind.name());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Field<?> field) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeStringField("type", field.type().name().toLowerCase(java.util.Locale.ROOT));
        writeLabel(json, "title", field.title());
        writeLabel(json, "description", field.description());
        writeFlags(json, field);
        if (field.unit() != null) {
            json.writeStringField("unit", field.unit());
        }
        if (field.target() != null) {
            json.writeStringField("target", field.target());
        }
        if (!field.codes().isEmpty()) {
            json.writeObjectFieldStart("codes");
            for (Map.Entry<String, Label> code : field.codes().entrySet()) {
                writeLabel(json, code.getKey(), code.getValue());
            }
            json.writeEndObject();
        }
        if (!field.fields().isEmpty()) {
            json.writeArrayFieldStart("fields");
            for (Field<?> inner : field.fields()) {
                write(json, inner);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeFlags(JsonGenerator json, Field<?> field) throws IOException {
        json.writeBooleanField("list", field.list());
        json.writeBooleanField("required", field.required());
        json.writeBooleanField("facet", field.facetable());
        json.writeBooleanField("sort", field.sortable());
        json.writeBooleanField("filter", field.queryable());
        json.writeBooleanField("detail", field.detail());
    }

    static void writeLabel(JsonGenerator json, String name, Label label) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("zh", label.zh());
        json.writeStringField("en", label.en());
        json.writeEndObject();
    }
}
