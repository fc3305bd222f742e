package pilotcity.portal.kernel.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** What a grant can be restricted in, in the order in which it is told what is missing. */
enum Dimension {
    ACTION("actions", "action"),
    KIND("datatypes", "kind"),
    DOCUMENT("identifier", "document"),
    ORGANISATION("organisations", "organisation"),
    CAMPAIGN("campaigns", "campaign"),
    PLACE("places", "place"),
    AREA("area", "position"),
    TIME("until", "time");

    static final List<Dimension> ALL = List.of(values());

    private final String member;
    private final String title;

    Dimension(String member, String title) {
        this.member = member;
        this.title = title;
    }

    /** The member of {@code authorization_details}. */
    String member() {
        return member;
    }

    boolean admits(Grant grant, Need need, Instant now) {
        return switch (this) {
            case ACTION -> within(grant.actions(), need.action(), Set::contains);
            case KIND -> within(grant.kinds(), need.kind(), Set::contains);
            case DOCUMENT -> within(grant.document(), need.document(), String::equals);
            case ORGANISATION -> within(grant.organisations(), need.organisation(), Set::contains);
            case CAMPAIGN -> within(grant.campaigns(), need.campaign(), Set::contains);
            case PLACE -> within(grant.places(), need.place(), Places::cover);
            case AREA -> within(grant.area(), need.point(), Area::covers);
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
            case PLACE -> within(wide.places(), narrow.places(), Places::cover);
            case AREA -> within(wide.area(), narrow.area(), Area::covers);
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

    private @Nullable Object needed(Need need, Instant now) {
        return switch (this) {
            case ACTION -> need.action();
            case KIND -> need.kind();
            case DOCUMENT -> need.document();
            case ORGANISATION -> need.organisation();
            case CAMPAIGN -> need.campaign();
            case PLACE -> need.place();
            case AREA ->
                need.point() == null
                        ? null
                        : need.point().getX() + "," + need.point().getY();
            case TIME -> now;
        };
    }

    /** That {@code grant} does not allow {@code need} in this dimension, in words. */
    String missing(Grant grant, Need need, Instant now) {
        Object asked = needed(need, now);
        String limit = " (its grant has " + member + ": " + granted(grant) + ")";
        return asked == null ? title + ", which is not known here" + limit : title + " '" + asked + "'" + limit;
    }

    /** That {@code child} is wider than {@code parent} in this dimension, in words. */
    String wider(Grant parent, Grant child) {
        Object asked = granted(child);
        return "'" + member + "' is " + (asked == null ? "not restricted" : asked) + ", and may be at most "
                + granted(parent);
    }
}
