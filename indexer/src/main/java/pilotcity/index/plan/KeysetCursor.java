package pilotcity.index.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSortField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import pilotcity.index.search.SearchException;
import pilotcity.index.search.SearchQuery;
import pilotcity.index.search.WordMatch;
import pilotcity.index.store.KeyHash;

/**
 * A keyset cursor: the sort values of one hit and a mark of its query. It holds no offset, so added or deleted
 * documents do not shift it.
 */
public final class KeysetCursor {
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeysetCursor() {}

    public static String write(SearchQuery query, @Nullable Object[] values) {
        ArrayNode parts = JSON.createArrayNode().add(mark(query));
        for (Object value : values) {
            switch (value) {
                case Float number -> parts.add(number);
                case Double number -> parts.add(number.isInfinite() ? null : number);
                case Long number -> parts.add(number);
                case BytesRef term -> parts.add(Base64.getEncoder().encodeToString(BytesRef.deepCopyOf(term).bytes));
                case null, default -> parts.addNull();
            }
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(parts.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** @throws SearchException when {@code cursor} is none, or belongs to another query */
    public static FieldDoc read(SearchQuery query, SortPlan plan, String cursor) {
        JsonNode parts = parse(cursor);
        int size = plan.fields().size();
        if (parts instanceof ArrayNode several && parts.size() == size + 2) {
            // Earlier versions wrote the id before the last value where no order was asked for.
            several.remove(size);
        }
        if (!parts.isArray() || parts.size() != size + 1) {
            throw foreign();
        }
        if (!parts.get(0).isTextual() || !parts.get(0).asText().equals(mark(query))) {
            throw foreign();
        }
        @Nullable Object[] values = new Object[size];
        for (int i = 0; i < size; i++) {
            values[i] = value(plan.fields().get(i), parts.get(i + 1));
        }
        return new FieldDoc(Integer.MAX_VALUE, Float.NaN, values);
    }

    private static JsonNode parse(String cursor) {
        try {
            return JSON.readTree(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            throw foreign();
        }
    }

    private static SearchException foreign() {
        return new SearchException("cursor", "this cursor does not belong to this search");
    }

    private static @Nullable Object value(SortField field, JsonNode part) {
        SortField.Type type =
                field instanceof SortedNumericSortField number ? number.getNumericType() : field.getType();
        return switch (type) {
            case SCORE -> (float) require(part.isNumber(), part).asDouble();
            case LONG -> require(part.isIntegralNumber(), part).asLong();
            case DOUBLE, CUSTOM -> decimal(field, part);
            default -> part.isNull() ? null : term(part);
        };
    }

    /** SortedSetSortField calls itself custom, too: its values are terms. */
    private static @Nullable Object decimal(SortField field, JsonNode part) {
        if (field instanceof org.apache.lucene.search.SortedSetSortField) {
            return part.isNull() ? null : term(part);
        }
        if (part.isNull()) {
            return field.getReverse() ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return require(part.isNumber(), part).asDouble();
    }

    private static BytesRef term(JsonNode part) {
        try {
            return new BytesRef(Base64.getDecoder().decode(part.asText()));
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    private static JsonNode require(boolean expected, JsonNode part) {
        if (!expected) {
            throw foreign();
        }
        return part;
    }

    /** What makes two queries walk the same list; page size and facets do not matter. */
    private static String mark(SearchQuery query) {
        String meaning = String.join(
                "\n",
                query.kinds().stream().sorted().toList().toString(),
                query.match() == WordMatch.ALL ? String.valueOf(query.text()) : query.match() + "\n" + query.text(),
                String.valueOf(query.filter()),
                String.valueOf(query.near()),
                query.sort().toString(),
                query.simulated().name());
        return Long.toUnsignedString(KeyHash.of(meaning), 36);
    }
}
