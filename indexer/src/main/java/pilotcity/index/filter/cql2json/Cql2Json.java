package pilotcity.index.filter.cql2json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Coordinate;
import pilotcity.index.filter.Filter;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.FilterLimits;

/**
 * CQL2 JSON (OGC 21-065r2, clause 8.3 and annex C).
 *
 * <p>Also read, as drafts and clients write them: {@code {"casei": …}}, {@code {"accenti": …}} and
 * {@code {"function": {"name": …, "args": […]}}}.
 */
public final class Cql2Json {
    private static final ObjectReader READER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(500).build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private Cql2Json() {}

    /** @throws FilterException that says where in the JSON what is wrong */
    public static Filter parse(String json) {
        return parse(json, UnaryOperator.identity());
    }

    /**
     * Reads a filter whose positions are in another reference system.
     *
     * @param toWgs84 makes a position WGS84, longitude first
     * @throws FilterException that says where in the JSON what is wrong
     */
    public static Filter parse(String json, UnaryOperator<Coordinate> toWgs84) {
        FilterLimits.length(json);
        try {
            return new JsonConditionParser(toWgs84).read(READER.readTree(json));
        } catch (JsonProcessingException e) {
            throw new FilterException("no JSON: " + e.getOriginalMessage());
        }
    }

    /** @throws FilterException that says where in the JSON what is wrong */
    public static Filter parse(JsonNode json) {
        return new JsonConditionParser(UnaryOperator.identity()).read(json);
    }

    /** JSON that {@link #parse} reads into the same filter: an object, or {@code true} or {@code false}. */
    public static JsonNode write(Filter filter) {
        return new JsonConditionWriter().write(filter);
    }
}
