package pilotcity.portal.kernel.permission;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a token allows: everything within all of its restrictions. What is null is not restricted.
 *
 * @param actions names of verbs
 * @param kinds of the documents they are done to
 * @param organisations in whose name
 * @param campaigns that the documents are part of
 * @param places divisions that they lie in
 * @param area where they lie
 * @param document the one document it is about
 * @param until when it ends, if before the token does
 */
public record Grant(
        @Nullable Set<String> actions,
        @Nullable Set<String> kinds,
        @Nullable Set<String> organisations,
        @Nullable Set<String> campaigns,
        @Nullable GrantPlaces places,
        @Nullable GrantArea area,
        @Nullable String document,
        @Nullable Instant until) {
    /** Allows everything. */
    public static final Grant ALL = builder().build();

    public Grant {
        actions = ordered(actions);
        kinds = ordered(kinds);
        organisations = ordered(organisations);
        campaigns = ordered(campaigns);
    }

    private static @Nullable Set<String> ordered(@Nullable Collection<String> values) {
        return values == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }

    /** For {@code actions} on {@code kinds}, not restricted in anything else. */
    public static Grant of(Set<String> actions, Set<String> kinds) {
        return builder().actions(actions).kinds(kinds).build();
    }

    /** The same for one document only. */
    public Grant document(String id) {
        return toBuilder().document(id).build();
    }

    /** A grant that is not restricted in anything yet. */
    public static Builder builder() {
        return new Builder();
    }

    private Builder toBuilder() {
        return builder()
                .actions(actions)
                .kinds(kinds)
                .organisations(organisations)
                .campaigns(campaigns)
                .places(places)
                .area(area)
                .document(document)
                .until(until);
    }

    /** Collects the restrictions of a grant, each by its name. */
    public static final class Builder {
        private @Nullable Set<String> actions;
        private @Nullable Set<String> kinds;
        private @Nullable Set<String> organisations;
        private @Nullable Set<String> campaigns;
        private @Nullable GrantPlaces places;
        private @Nullable GrantArea area;
        private @Nullable String document;
        private @Nullable Instant until;

        private Builder() {}

        public Builder actions(@Nullable Set<String> names) {
            actions = names;
            return this;
        }

        public Builder kinds(@Nullable Set<String> names) {
            kinds = names;
            return this;
        }

        public Builder organisations(@Nullable Set<String> ids) {
            organisations = ids;
            return this;
        }

        public Builder campaigns(@Nullable Set<String> ids) {
            campaigns = ids;
            return this;
        }

        public Builder places(@Nullable GrantPlaces divisions) {
            places = divisions;
            return this;
        }

        public Builder area(@Nullable GrantArea within) {
            area = within;
            return this;
        }

        public Builder document(@Nullable String id) {
            document = id;
            return this;
        }

        public Builder until(@Nullable Instant end) {
            until = end;
            return this;
        }

        public Grant build() {
            return new Grant(actions, kinds, organisations, campaigns, places, area, document, until);
        }
    }

    /**
     * Whether every restriction of this grant is met: what it restricts must be known in {@code permission} and lie
     * inside.
     */
    public boolean allows(Permission permission, Instant now) {
        for (GrantDimension dimension : GrantDimension.ALL) {
            if (!dimension.admits(this, permission, now)) {
                return false;
            }
        }
        return true;
    }

    /** The same for one document at least: which one, where it lies and what it is part of is not asked. */
    boolean allowsForSome(Permission permission, Instant now) {
        return GrantDimension.OF_CALLERS.stream().allMatch(dimension -> dimension.admits(this, permission, now));
    }

    /** Whether {@code other} allows nothing that this one does not. */
    public boolean covers(Grant other) {
        return GrantDimension.ALL.stream().allMatch(dimension -> dimension.covers(this, other));
    }

    /** In what this grant does not allow {@code permission}. */
    Set<GrantDimension> missingDimensions(Permission permission, Instant now) {
        Set<GrantDimension> lacking = EnumSet.noneOf(GrantDimension.class);
        Arrays.stream(GrantDimension.values())
                .filter(dimension -> !dimension.admits(this, permission, now))
                .forEach(lacking::add);
        return lacking;
    }

    /** In what {@code other} is wider than this grant. */
    public Set<GrantDimension> exceededBy(Grant other) {
        Set<GrantDimension> wider = EnumSet.noneOf(GrantDimension.class);
        Arrays.stream(GrantDimension.values())
                .filter(dimension -> !dimension.covers(this, other))
                .forEach(wider::add);
        return wider;
    }
}
