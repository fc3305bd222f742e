package pilotcity.portal.face.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pilotcity.index.Index;
import pilotcity.index.document.Document;
import pilotcity.index.kind.Field;
import pilotcity.index.kind.FieldType;
import pilotcity.index.kind.Kind;
import pilotcity.index.search.SortStep;
import pilotcity.portal.face.shared.PastTimes;

/** When documents changed and happened, by the fields that their kinds have for it. */
record DocumentTimes(Index index) {
    /** Names of fields that hold the time of the last change, the most exact first. */
    private static final List<String> CHANGES = List.of("updated", "modified");

    /** Newest change first, for kinds that know one; where none does, the order of the kind. */
    List<SortStep> newestFirst(Collection<String> kinds) {
        List<SortStep> order = new ArrayList<>();
        List<Kind<?>> asked = new ArrayList<>();
        kinds.forEach(name -> asked.add(index.kinds().get(name)));
        Stream.concat(CHANGES.stream(), asked.stream().flatMap(kind -> Optional.ofNullable(kind.time()).stream()))
                .distinct()
                .filter(name -> asked.stream()
                        .anyMatch(kind ->
                                kind.findField(name).filter(Field::sortable).isPresent()))
                .forEach(name -> order.add(new SortStep(name, true)));
        if (!order.isEmpty()) {
            order.add(new SortStep("id", false));
        }
        return order;
    }

    /**
     * When the document last changed: by its own word, else by that of the data set it comes from; never ahead of now.
     * Of one that says only times to come no more is known than that it is there today.
     */
    Instant updated(Kind<?> kind, Map<String, Object> values) {
        return Stream.concat(CHANGES.stream(), Optional.ofNullable(kind.time()).stream())
                .flatMap(name -> read(kind, name, values).stream())
                .findFirst()
                .or(() -> ofOrigin(kind, values))
                .orElseGet(() -> startOf(LocalDate.now(index.kinds().zone())));
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(index.kinds().zone()).toInstant();
    }

    private Optional<Instant> ofOrigin(Kind<?> kind, Map<String, Object> values) {
        for (Field<?> field : kind.fields().values()) {
            String target = field.target();
            Object id = values.get(field.name());
            if (target != null
                    && id instanceof String text
                    && index.kinds().get(target).findField("modified").isPresent()) {
                Kind<?> origin = index.kinds().get(target);
                Document found = index.findAll(target, List.of(text)).get(text);
                return found == null ? Optional.empty() : read(origin, "modified", found.map());
            }
        }
        return Optional.empty();
    }

    @Nullable
    Instant published(Kind<?> kind, Map<String, Object> values) {
        String time = kind.time();
        return time == null || CHANGES.contains(time)
                ? null
                : read(kind, time, values).orElse(null);
    }

    private Optional<Instant> read(Kind<?> kind, String name, Map<String, Object> values) {
        return stated(kind, name, values).filter(PastTimes::isPast);
    }

    private Optional<Instant> stated(Kind<?> kind, String name, Map<String, Object> values) {
        FieldType type = kind.findField(name).map(Field::type).orElse(FieldType.OBJECT);
        Object value = values.get(name);
        if (!(value instanceof String text)) {
            return Optional.empty();
        }
        return switch (type) {
            case INSTANT -> Optional.of(Instant.parse(text));
            case DATE -> Optional.of(startOf(LocalDate.parse(text)));
            default -> Optional.empty();
        };
    }
}
