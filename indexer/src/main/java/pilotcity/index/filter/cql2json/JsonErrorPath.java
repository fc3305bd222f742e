package pilotcity.index.filter.cql2json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import pilotcity.index.filter.FilterException;
import pilotcity.index.filter.FilterLimits;

/** Where in a JSON filter the reader is, for its errors. */
final class JsonErrorPath {
    private final Deque<String> steps = new ArrayDeque<>();
    private final FilterLimits limits = new FilterLimits();

    /** Reads the member or item {@code step} of {@code parent}. */
    <T> T in(JsonNode parent, String step, Function<JsonNode, T> reader) {
        return enter(step, reader, parent.path(step));
    }

    <T> T in(JsonNode parent, int step, Function<JsonNode, T> reader) {
        return enter(String.valueOf(step), reader, parent.path(step));
    }

    private <T> T enter(String step, Function<JsonNode, T> reader, JsonNode child) {
        limits.enter();
        limits.part();
        steps.addLast(step);
        T value = reader.apply(child);
        steps.removeLast();
        limits.leave();
        return value;
    }

    String text(JsonNode node) {
        if (!node.isTextual()) {
            throw error("expected a text, found " + found(node));
        }
        return node.textValue();
    }

    FilterException error(String message) {
        return new FilterException("at /" + String.join("/", steps) + ": " + message);
    }

    static String found(JsonNode node) {
        if (node.isMissingNode()) {
            return "nothing";
        }
        String text =
                node.isContainerNode() && node.size() > 20 ? node.getNodeType().toString() : node.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
