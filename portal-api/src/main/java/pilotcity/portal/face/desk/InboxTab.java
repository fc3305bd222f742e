package pilotcity.portal.face.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pilotcity.portal.face.shared.parameters.CqlLiteral;

/** The tabs of an inbox, by what has to be done next. */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
enum InboxTab {
    SCREEN(RequestScope.HELD, "reported", "screened"),
    ACCEPTED(RequestScope.HELD, "accepted"),
    REFERRED(RequestScope.HELD, "referred"),
    PROGRESS(RequestScope.HELD, "in-progress"),
    DISPUTED(RequestScope.HELD, "disputed", "reopened"),
    OUT(RequestScope.GIVEN, "accepted", "referred", "in-progress", "disputed", "reopened"),
    WAITING(RequestScope.BOTH, "resolved"),
    CLOSED(RequestScope.BOTH, "confirmed", "declined", "duplicate", "withdrawn", "closed-by-source");

    /** Whose records a tab shows. */
    private enum RequestScope {
        /** Those in the organisation's custody. */
        HELD,
        /** Those that it collected or referred, in the custody of others. */
        GIVEN,
        BOTH
    }

    private final RequestScope whose;
    private final List<String> statuses;

    InboxTab(RequestScope whose, String... statuses) {
        this.whose = whose;
        this.statuses = List.of(statuses);
    }

    /** As addresses and texts name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InboxTab of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(tab -> tab.code().equals(code))
                .findFirst()
                .orElse(SCREEN);
    }

    /** Its condition, in CQL2. */
    String condition(String organisation, List<String> campaigns, List<String> referrals) {
        String held = "organisation = " + CqlLiteral.text(organisation);
        String given = given(campaigns, referrals);
        String those = switch (whose) {
            case HELD -> held;
            case GIVEN -> given + " AND NOT (" + held + ")";
            case BOTH -> "(" + held + " OR " + given + ")";
        };
        return "status IN (" + list(statuses) + ") AND " + those;
    }

    private static String given(List<String> campaigns, List<String> referrals) {
        String collected = campaigns.isEmpty() ? "" : "campaign IN (" + list(campaigns) + ")";
        String referred = referrals.isEmpty() ? "" : "referral IN (" + list(referrals) + ")";
        String either = String.join(
                " OR ",
                List.of(collected, referred).stream()
                        .filter(part -> !part.isEmpty())
                        .toList());
        return either.isEmpty() ? "status = ''" : "(" + either + ")";
    }

    private static String list(List<String> values) {
        return values.stream().map(CqlLiteral::text).collect(Collectors.joining(", "));
    }
}
