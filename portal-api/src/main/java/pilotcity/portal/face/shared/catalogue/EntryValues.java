package pilotcity.portal.face.shared.catalogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a document, or of a group in it. */
record EntryValues(Map<?, ?> map) {
    @Nullable
    String text(String name) {
        return map.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    @Nullable
    Long number(String name) {
        return map.get(name) instanceof Number number ? number.longValue() : null;
    }

    BilingualText both(String zh, String en) {
        return new BilingualText(text(zh), text(en));
    }

    List<String> texts(String name) {
        return map.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    List<EntryValues> groups(String name) {
        return map.get(name) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> new EntryValues((Map<?, ?>) each))
                        .toList()
                : List.of();
    }

    @Nullable
    Map<?, ?> group(String name) {
        return map.get(name) instanceof Map<?, ?> group ? group : null;
    }
}
