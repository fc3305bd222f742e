package pilotcity.index.kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of thing the portal publishes, described once: search fields, filters, GraphQL types, file columns and pages
 * are derived from this.
 *
 * @param name singular camelCase, unique ({@code pilot})
 * @param plural the name of the collection ({@code pilots})
 * @param title singular, for people
 * @param pluralTitle plural, for people
 * @param time the field that says when a document happened or, of a period, began, or null; filters call it
 *     {@link #TIME}
 * @param until the field that says when a period ended, or null where {@code time} is a moment
 * @param order the sortable field that orders a list of this kind alone, or null for its ids
 * @param descending whether {@code order} starts with the largest
 * @param suggested whether its names are offered while somebody types
 * @param zone the keyword field that names the time zone a document's days are in, or null: those of the portal
 * @param simulated the boolean field that is true for documents which searches leave out unless they ask for them, or
 *     null
 * @param rank added to the score of its documents in a search over several kinds, 0 for no preference
 */
public record Kind<T>(
        String name,
        String plural,
        Label title,
        Label pluralTitle,
        Label description,
        Function<T, String> id,
        @Nullable String time,
        @Nullable String until,
        @Nullable String zone,
        @Nullable String order,
        boolean descending,
        boolean suggested,
        @Nullable String simulated,
        float rank,
        Map<String, Field<T>> fields) {

    /** The name of the main geometry in every kind that has one. */
    public static final String GEOMETRY = "geometry";

    /** The name by which filters reach the main time of any kind, a moment or a period. */
    public static final String TIME = "datetime";

    /** Starts the description of a kind. */
    public static <T> Builder<T> of(String name, String plural, Class<T> type) {
        return new Builder<>(name, plural, type);
    }

    public Optional<Field<T>> findField(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** What its documents are called: the Chinese name first, the English one second where there is one. */
    public List<String> nameFields() {
        return fields.values().stream()
                .filter(field -> field.role() == TextRole.NAME)
                .map(Field::name)
                .toList();
    }

    public boolean hasGeometry() {
        return fields.containsKey(GEOMETRY);
    }

    /**
     * Whether its documents have a duration: they have a time when their beginning or their end is known; the other end
     * is open.
     */
    public boolean hasPeriod() {
        return until != null;
    }

    /** The fields that say when: one of a moment, two of a period, none where nothing does. */
    public List<String> timeFields() {
        return Stream.of(time, until).flatMap(Stream::ofNullable).toList();
    }

    /** Whether every document has a time. */
    public boolean isTimed() {
        return timeFields().stream()
                .anyMatch(name -> findField(name).filter(Field::required).isPresent());
    }

    /** Whether its main time is of {@code type}. */
    public boolean isTimedBy(FieldType type) {
        return time != null
                && findField(time).filter(field -> field.type() == type).isPresent();
    }

    /** Whether the single document shows more than lists do. */
    public boolean hasDetail() {
        return fields.values().stream().anyMatch(Field::detail);
    }

    /** The public document of {@code record}, as the index stores it. */
    public SourceDocument document(T record) {
        return SourceDocument.of(this, record);
    }

    /** Collects what a kind says of itself. */
    public static final class Builder<T> extends FieldsBuilder<T, Builder<T>> {
        private final String name;
        private final String plural;
        private Label title;
        private Label pluralTitle;
        private Label description = new Label("", "");
        private @Nullable Function<T, String> id;
        private @Nullable String time;
        private @Nullable String until;
        private @Nullable String zone;
        private @Nullable String order;
        private boolean descending;
        private boolean suggested;
        private @Nullable String simulated;
        private float rank;

        private Builder(String name, String plural, Class<T> type) {
            this.name = name;
            this.plural = plural;
            this.title = new Label(type.getSimpleName(), type.getSimpleName());
            this.pluralTitle = title;
        }

        @Override
        Builder<T> self() {
            return this;
        }

        /** The Chinese title serves one and many; English needs both. */
        public Builder<T> title(String zh, String en, String enPlural) {
            title = new Label(zh, en);
            pluralTitle = new Label(zh, enPlural);
            return this;
        }

        public Builder<T> describe(String zh, String en) {
            description = new Label(zh, en);
            return this;
        }

        public Builder<T> id(Function<T, String> reader) {
            id = reader;
            return this;
        }

        /** Names the date or instant field that says when a document happened. */
        public Builder<T> time(String field) {
            time = field;
            until = null;
            return this;
        }

        /**
         * Names the two fields, both dates or both instants, that say when a document began and when it ended. A
         * document without one of them is open at that end; without both, its time is unknown.
         */
        public Builder<T> period(String start, String end) {
            time = start;
            until = end;
            return this;
        }

        /** Names the keyword field that says in which time zone a document's days begin and end. */
        public Builder<T> zone(String field) {
            zone = field;
            return this;
        }

        /** Lists of this kind alone are in the order of {@code field}. */
        public Builder<T> order(String field, boolean largestFirst) {
            order = field;
            descending = largestFirst;
            return this;
        }

        /** Offers the names while somebody types. */
        public Builder<T> suggested() {
            suggested = true;
            return this;
        }

        /** Leaves documents for which the boolean {@code field} is true out of searches that do not ask for them. */
        public Builder<T> simulated(String field) {
            simulated = field;
            return this;
        }

        public Builder<T> rank(float bonus) {
            rank = bonus;
            return this;
        }

        /** @throws IllegalArgumentException when a field is named twice, or one that is named is not there */
        public Kind<T> build() {
            Map<String, Field<T>> byName = new LinkedHashMap<>();
            for (Field<T> field : List.copyOf(fields)) {
                if (byName.put(field.name(), field) != null) {
                    throw new IllegalArgumentException("kind " + name + " names field " + field.name() + " twice");
                }
            }
            checkTime(byName);
            Field<T> zoned = byName.get(zone);
            if (zone != null && (zoned == null || zoned.type() != FieldType.KEYWORD)) {
                throw new IllegalArgumentException("kind " + name + " has no keyword field " + zone);
            }
            Field<T> aside = byName.get(simulated);
            if (simulated != null && (aside == null || aside.type() != FieldType.BOOLEAN)) {
                throw new IllegalArgumentException("kind " + name + " has no boolean field " + simulated);
            }
            return new Kind<>(
                    name,
                    plural,
                    title,
                    pluralTitle,
                    description,
                    Objects.requireNonNull(id, "id"),
                    time,
                    until,
                    zone,
                    order,
                    descending,
                    suggested,
                    simulated,
                    rank,
                    java.util.Collections.unmodifiableMap(byName));
        }

        private void checkTime(Map<String, Field<T>> byName) {
            List<Field<T>> ends = new ArrayList<>();
            for (String end : Stream.of(time, until).flatMap(Stream::ofNullable).toList()) {
                Field<T> field = byName.get(end);
                if (field == null
                        || field.list()
                        || (field.type() != FieldType.DATE && field.type() != FieldType.INSTANT)) {
                    throw new IllegalArgumentException(
                            "kind " + name + " has no field " + end + " with one date or instant to be its time");
                }
                ends.add(field);
            }
            if (until != null && ends.getFirst().type() != ends.getLast().type()) {
                throw new IllegalArgumentException(
                        "kind " + name + " has a period from " + ends.getFirst().described() + " until "
                                + ends.getLast().described());
            }
        }
    }
}
