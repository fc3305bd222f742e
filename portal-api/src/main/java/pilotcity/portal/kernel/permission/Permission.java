package pilotcity.portal.kernel.permission;

import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * The permission that an act requires. A dimension that a grant restricts must be known here and lie within the grant.
 *
 * @param action the name of the verb
 * @param kind the kind of document it is done to
 * @param document the id of that document, or null when it is new
 * @param organisation in whose name, or null
 * @param campaign the campaign it is part of, or null
 * @param place the GB/T 2260 code of the division it lies in, or null
 * @param point where it is, WGS84, or null
 */
public record Permission(
        String action,
        String kind,
        @Nullable String document,
        @Nullable String organisation,
        @Nullable String campaign,
        @Nullable String place,
        @Nullable Point point) {
    /** The action of reading what is not public of a document; no verb has its name. */
    public static final String READ_ACTION = "read";

    /** The action of reading a document's audit log; no verb has its name. */
    public static final String AUDIT_ACTION = "audit";

    /** The action of putting a file into a data set; who may do that may send uploads. */
    public static final String ATTACH_ACTION = "attach";

    public static Permission of(String action, String kind) {
        return new Permission(action, kind, null, null, null, null, null);
    }

    public Permission document(@Nullable String id) {
        return new Permission(action, kind, id, organisation, campaign, place, point);
    }

    public Permission organisation(@Nullable String id) {
        return new Permission(action, kind, document, id, campaign, place, point);
    }

    public Permission campaign(@Nullable String id) {
        return new Permission(action, kind, document, organisation, id, place, point);
    }

    public Permission at(@Nullable String inPlace, @Nullable Point onPoint) {
        return new Permission(action, kind, document, organisation, campaign, inPlace, onPoint);
    }
}
