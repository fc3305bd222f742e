package pilotcity.portal.face.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Kinds;
import pilotcity.index.search.FacetCount;
import pilotcity.index.search.Hit;
import pilotcity.index.search.Hits;
import pilotcity.portal.face.shared.FacetLabels;
import pilotcity.portal.kernel.encoding.FacetJson;

/** Writes the answer to a search; documents go through as the index stores them, without being parsed. */
final class SearchAnswerWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private SearchAnswerWriter() {}

    /** @param asked the kinds that were searched, none for all */
    static Buffer hits(Index index, Collection<String> asked, Hits hits) {
        return write((json, out) -> {
            json.writeStartObject();
            json.writeNumberField("total", hits.total());
            json.writeArrayFieldStart("items");
            for (Hit hit : hits.items()) {
                writeHit(json, out, hit);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("facets");
            for (Map.Entry<String, List<FacetCount>> facet : hits.facets().entrySet()) {
                FacetJson.write(
                        json,
                        facet.getKey(),
                        facet.getValue(),
                        FacetLabels.of(index, asked, facet.getKey(), facet.getValue()));
            }
            json.writeEndObject();
            json.writeStringField("next", hits.more() ? hits.items().getLast().cursor() : null);
            json.writeEndObject();
        });
    }

    static Buffer suggestions(Kinds kinds, List<Document> documents) {
        return write((json, out) -> {
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            for (Document document : documents) {
                Map<String, Object> values = document.map();
                json.writeStartObject();
                json.writeStringField("kind", document.kind());
                json.writeStringField("id", document.id());
                for (String field : kinds.get(document.kind()).nameFields()) {
                    if (values.get(field) instanceof String name) {
                        json.writeStringField(field, name);
                    }
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void writeHit(JsonGenerator json, OutputStream out, Hit hit) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", hit.document().kind());
        json.writeStringField("id", hit.document().id());
        json.writeNumberField("score", hit.score());
        if (hit.distance() != null) {
            json.writeNumberField("distance", Math.round(hit.distance() * 10) / 10.0);
        }
        if (!hit.highlights().isEmpty()) {
            json.writeObjectFieldStart("highlights");
            for (Map.Entry<String, List<String>> field : hit.highlights().entrySet()) {
                json.writeArrayFieldStart(field.getKey());
                for (String snippet : field.getValue()) {
                    json.writeString(snippet);
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }
        json.writeFieldName("document");
        json.writeRawValue("");
        json.flush();
        out.write(hit.document().json());
        json.writeEndObject();
    }

    interface Writing {
        void to(JsonGenerator json, OutputStream out) throws IOException;
    }

    static Buffer write(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16_384);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            writing.to(json, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(out.toByteArray());
    }
}
