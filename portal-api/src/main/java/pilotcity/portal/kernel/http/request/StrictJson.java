package pilotcity.portal.kernel.http.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.encoding.JsonFault;
import pilotcity.portal.kernel.problem.Problem;

/** JSON objects in which no member is given twice and after which nothing follows. */
public final class StrictJson {
    /** Deeper than any sensible document, and shallow enough for recursive readers. */
    private static final int DEEPEST = 200;

    /** For other readers of what strangers send: it refuses what is nested too deeply. */
    public static final JsonFactory SHALLOW = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(SHALLOW.copy())
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** @throws IllegalArgumentException when {@code body} is no such object in UTF-8 */
    public static JsonObject read(Buffer body) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("is not in UTF-8", e);
        }
    }

    /** @throws IllegalArgumentException when {@code text} is no such object */
    public static JsonObject read(String text) {
        try {
            Object value = value(text);
            if (value instanceof Map<?, ?>) {
                @SuppressWarnings("unchecked") // the names of members are texts
                Map<String, Object> members = (Map<String, Object>) value;
                return new JsonObject(members);
            }
            throw new IllegalArgumentException("must be a JSON object");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON: " + JsonFault.of(e).en(), e);
        }
    }

    private static Object value(String text) throws JsonProcessingException {
        try (JsonParser parser = new FiniteNumbers(MAPPER.createParser(text))) {
            return MAPPER.readValue(parser, Object.class);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses what would become infinite, which no JSON can say. */
    private static final class FiniteNumbers extends JsonParserDelegate {
        FiniteNumbers(JsonParser parser) {
            super(parser);
        }

        @Override
        public double getDoubleValue() throws IOException {
            return require(super.getDoubleValue());
        }

        @Override
        public Number getNumberValue() throws IOException {
            Number number = super.getNumberValue();
            return number instanceof Double value ? (Number) require(value) : number;
        }

        private double require(double value) throws IOException {
            if (Double.isInfinite(value)) {
                throw new JsonParseException(this, "Number " + getText() + " is out of range", currentTokenLocation());
            }
            return value;
        }
    }

    /**
     * The body of a request, whose type must be {@code application/json}.
     *
     * @throws Problem that says what is wrong
     */
    public static JsonObject body(RoutingContext context, Set<String> known) {
        requireJson(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        try {
            return UnicodeCheck.require(
                    requireKnown(read(BodyReader.body(context).toString()), known, ""));
        } catch (IllegalArgumentException e) {
            throw Problem.of(Problem.Kind.BAD_REQUEST, "the body " + e.getMessage());
        }
    }

    private static void requireJson(@Nullable String type) {
        String given = type == null ? "none" : type.split(";", 2)[0].strip();
        if (!given.equalsIgnoreCase("application/json")) {
            throw Problem.of(Problem.Kind.UNSUPPORTED_MEDIA_TYPE, "the body must be application/json, not " + given);
        }
    }

    /** @param path what stands before the names of members in the problem: empty, or ends with a dot */
    public static JsonObject requireKnown(JsonObject object, Set<String> known, String path) {
        for (String name : object.fieldNames()) {
            if (!known.contains(name)) {
                throw Problem.field(
                        path + name,
                        "unknown member; known are "
                                + String.join(", ", known.stream().sorted().toList()));
            }
        }
        return object;
    }
}
