package pilotcity.portal.kernel.permission;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The dimensions in which a grant can be restricted, in the order in which missing ones are reported. */
public enum GrantDimension {
    ACTION("actions", "action"),
    KIND("datatypes", "kind"),
    DOCUMENT("identifier", "document"),
    ORGANISATION("organisations", "organisation"),
    CAMPAIGN("campaigns", "campaign"),
    PLACE("places", "place"),
    AREA("area", "position"),
    TIME("until", "time");

    static final List<GrantDimension> ALL = List.of(values());

    /** Those that can be decided before a document is known. */
    static final List<GrantDimension> OF_CALLERS = List.of(ACTION, KIND, ORGANISATION, TIME);

    private final String member;
    private final String title;

    GrantDimension(String member, String title) {
        this.member = member;
        this.title = title;
    }

    /** The member of {@code authorization_details}. */
    String member() {
        return member;
    }

    boolean admits(Grant grant, Permission permission, Instant now) {
        return switch (this) {
            case ACTION -> within(grant.actions(), permission.action(), Set::contains);
            case KIND -> within(grant.kinds(), permission.kind(), Set::contains);
            case DOCUMENT -> within(grant.document(), permission.document(), String::equals);
            case ORGANISATION -> within(grant.organisations(), permission.organisation(), Set::contains);
            case CAMPAIGN -> within(grant.campaigns(), permission.campaign(), Set::contains);
            case PLACE -> within(grant.places(), permission.place(), GrantPlaces::cover);
            case AREA -> within(grant.area(), permission.point(), GrantArea::covers);
            case TIME -> within(grant.until(), now, (until, at) -> at.isBefore(until));
        };
    }

    /** Whether, in this dimension, {@code narrow} allows nothing that {@code wide} does not. */
    boolean covers(Grant wide, Grant narrow) {
        return switch (this) {
            case ACTION -> within(wide.actions(), narrow.actions(), Set::containsAll);
            case KIND -> within(wide.kinds(), narrow.kinds(), Set::containsAll);
            case DOCUMENT -> within(wide.document(), narrow.document(), String::equals);
            case ORGANISATION -> within(wide.organisations(), narrow.organisations(), Set::containsAll);
            case CAMPAIGN -> within(wide.campaigns(), narrow.campaigns(), Set::containsAll);
            case PLACE -> within(wide.places(), narrow.places(), GrantPlaces::cover);
            case AREA -> within(wide.area(), narrow.area(), GrantArea::covers);
            case TIME -> within(wide.until(), narrow.until(), (until, ends) -> !ends.isAfter(until));
        };
    }

    /** What is not restricted admits everything; what is restricted admits nothing that is not known. */
    private static <L, V> boolean within(@Nullable L limit, @Nullable V value, BiPredicate<L, V> admits) {
        return limit == null || (value != null && admits.test(limit, value));
    }

    /** What {@code grant} says about it; null when nothing. */
    private @Nullable Object granted(Grant grant) {
        return switch (this) {
            case ACTION -> grant.actions();
            case KIND -> grant.kinds();
            case DOCUMENT -> grant.document();
            case ORGANISATION -> grant.organisations();
            case CAMPAIGN -> grant.campaigns();
            case PLACE -> grant.places() == null ? null : grant.places().codes();
            case AREA -> grant.area();
            case TIME -> grant.until();
        };
    }

    private @Nullable Object needed(Permission permission, Instant now) {
        return switch (this) {
            case ACTION -> permission.action();
            case KIND -> permission.kind();
            case DOCUMENT -> permission.document();
            case ORGANISATION -> permission.organisation();
            case CAMPAIGN -> permission.campaign();
            case PLACE -> permission.place();
            case AREA ->
                permission.point() == null
                        ? null
                        : permission.point().getX() + "," + permission.point().getY();
            case TIME -> now;
        };
    }

    /** That {@code grant} does not allow {@code permission} in this dimension, in words. */
    String missing(Grant grant, Permission permission, Instant now) {
        Object asked = needed(permission, now);
        String limit = " (its grant has " + member + ": " + granted(grant) + ")";
        return asked == null ? title + ", which is not known here" + limit : title + " '" + asked + "'" + limit;
    }

    /** That {@code child} is wider than {@code parent} in this dimension, in words. */
    public String wider(Grant parent, Grant child) {
        Object asked = granted(child);
        return "'" + member + "' is " + (asked == null ? "not restricted" : asked) + ", and may be at most "
                + granted(parent);
    }
}
