package pilotcity.portal.face.open311;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pilotcity.portal.kernel.problem.Problem;

/**
 * The statuses of mySociety's extension, and which step of a record each asks for. Where there is none to take, and for
 * those that name nothing to act on, what was said is a comment.
 */
enum UpdateStatus {
    OPEN,
    CLOSED,
    FIXED,
    IN_PROGRESS,
    ACTION_SCHEDULED,
    INVESTIGATING,
    DUPLICATE,
    NOT_COUNCILS_RESPONSIBILITY,
    NO_FURTHER_ACTION,
    INTERNAL_REFERRAL,
    REOPEN,
    FOR_TRIAGE;

    static final String COMMENT = "comment";

    private static final Set<String> NEW = Set.of("reported", "screened");

    /** What an update shows that led to a status of ours. */
    private static final Map<String, UpdateStatus> SHOWN = Map.ofEntries(
            Map.entry("reported", OPEN),
            Map.entry("screened", OPEN),
            Map.entry("accepted", INVESTIGATING),
            Map.entry("referred", INTERNAL_REFERRAL),
            Map.entry("in-progress", IN_PROGRESS),
            Map.entry("resolved", FIXED),
            Map.entry("confirmed", FIXED),
            Map.entry("declined", NO_FURTHER_ACTION),
            Map.entry("duplicate", DUPLICATE),
            Map.entry("withdrawn", CLOSED),
            Map.entry("closed-by-source", CLOSED),
            Map.entry("disputed", OPEN),
            Map.entry("reopened", OPEN));

    /** @throws Problem for another */
    static UpdateStatus read(String text) {
        return Arrays.stream(values())
                .filter(status -> status.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> Problem.field(
                        "status",
                        "must be one of "
                                + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))
                                + ", not '" + text + "'"));
    }

    static UpdateStatus shown(String status) {
        return SHOWN.getOrDefault(status, OPEN);
    }

    /** The verb for a record in {@code status}. */
    String verb(String status, boolean open) {
        String step = open ? stepOfOpen(status) : stepOfClosed();
        return step.isEmpty() ? COMMENT : step;
    }

    private String stepOfClosed() {
        return this == OPEN || this == REOPEN ? "reopen" : "";
    }

    private String stepOfOpen(String status) {
        boolean fresh = NEW.contains(status);
        boolean taken = status.equals("accepted") || status.equals("referred");
        boolean again = status.equals("reopened");
        return switch (this) {
            case FOR_TRIAGE -> status.equals("reported") ? "screen" : "";
            case INVESTIGATING -> fresh || again ? "accept" : "";
            case IN_PROGRESS, ACTION_SCHEDULED -> fresh ? "accept" : taken || again ? "start" : "";
            case FIXED -> "resolve";
            case CLOSED -> fresh ? "decline" : "resolve";
            case NO_FURTHER_ACTION, NOT_COUNCILS_RESPONSIBILITY -> "decline";
            case OPEN, REOPEN, DUPLICATE, INTERNAL_REFERRAL -> "";
        };
    }
}
