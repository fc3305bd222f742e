package pilotcity.portal.servicerequest.bulkimport.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.kernel.encoding.JsonFault;

/** What is wrong with a mapping, in the terms of its author. */
final class MappingErrors {
    private MappingErrors() {}

    /**
     * A misspelt member is reported before the one that is missing because of it.
     *
     * @param type which has a component for each member
     * @throws IllegalArgumentException when there is another one
     */
    static void requireKnown(ObjectNode members, Class<? extends Record> type, String path) {
        Set<String> known = new TreeSet<>();
        for (RecordComponent each : type.getRecordComponents()) {
            known.add(each.getName());
        }
        members.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no member '" + path + name + "'; there are " + String.join(", ", known));
            }
        });
    }

    static String message(JsonProcessingException e) {
        return switch (e) {
            case JsonMappingException inside
            when inside.getCause() instanceof IllegalArgumentException wrong -> String.valueOf(wrong.getMessage());
            case MismatchedInputException wrong -> path(wrong) + " must be " + what(wrong.getTargetType());
            default -> "is no JSON: " + JsonFault.of(e).en();
        };
    }

    /** Such as {@code organisation.name} or {@code unknownPoints[0]}. */
    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "it" : path.toString();
    }

    private static String what(@Nullable Class<?> type) {
        if (type == null || type == String.class) {
            return "a text";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Number.class.isAssignableFrom(type)
                ? "a number"
                : Map.class.isAssignableFrom(type) || type.isRecord() ? "a JSON object" : "of another type";
    }
}
