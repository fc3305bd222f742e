package pilotcity.portal.referral;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of a referral: which party does what from where to where. */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
enum ReferralTransition {
    ACKNOWLEDGE("acknowledge", List.of("sent"), "acknowledged", true),
    ANSWER("answer", List.of("sent", "acknowledged", "answered"), "answered", true),
    FOLLOW_UP("followUp", List.of("sent", "acknowledged", "answered"), null, false),
    CLOSE("close", List.of("sent", "acknowledged", "answered"), "closed", false);

    private final String action;
    private final List<String> from;
    private final @Nullable String to;
    private final boolean byRecipient;

    ReferralTransition(String action, List<String> from, @Nullable String to, boolean byRecipient) {
        this.action = action;
        this.from = from;
        this.to = to;
        this.byRecipient = byRecipient;
    }

    String action() {
        return action;
    }

    List<String> from() {
        return from;
    }

    /** The status afterwards. */
    String to(String status) {
        return to == null ? status : to;
    }

    /** Whether the recipient does it; otherwise the sender. */
    boolean byRecipient() {
        return byRecipient;
    }
}
