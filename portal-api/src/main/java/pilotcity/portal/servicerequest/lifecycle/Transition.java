package pilotcity.portal.servicerequest.lifecycle;

import static pilotcity.portal.servicerequest.lifecycle.Status.ACCEPTED;
import static pilotcity.portal.servicerequest.lifecycle.Status.CLOSED_BY_SOURCE;
import static pilotcity.portal.servicerequest.lifecycle.Status.CONFIRMED;
import static pilotcity.portal.servicerequest.lifecycle.Status.DECLINED;
import static pilotcity.portal.servicerequest.lifecycle.Status.DISPUTED;
import static pilotcity.portal.servicerequest.lifecycle.Status.DUPLICATE;
import static pilotcity.portal.servicerequest.lifecycle.Status.IN_PROGRESS;
import static pilotcity.portal.servicerequest.lifecycle.Status.REFERRED;
import static pilotcity.portal.servicerequest.lifecycle.Status.REOPENED;
import static pilotcity.portal.servicerequest.lifecycle.Status.REPORTED;
import static pilotcity.portal.servicerequest.lifecycle.Status.RESOLVED;
import static pilotcity.portal.servicerequest.lifecycle.Status.SCREENED;
import static pilotcity.portal.servicerequest.lifecycle.Status.WITHDRAWN;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pilotcity.index.kind.Label;

/**
 * The life cycle of a record, in one table: which steps there are, from where to where, who may take them, what they
 * require, and who has custody afterwards.
 *
 * <p>A step that passes through another status on its way leaves an entry for it: no status is skipped.
 */
@SuppressWarnings("ImmutableEnumChecker") // what it holds is never changed
public enum Transition {
    SCREEN(
            from(REPORTED),
            SCREENED,
            Via.NONE,
            Set.of(Participant.HOLDER),
            Requirement.NOTHING,
            CustodyChange.SAME,
            "筛查",
            "Screen"),
    ACCEPT(
            from(REPORTED, SCREENED, REOPENED),
            ACCEPTED,
            new Via(SCREENED, from(REPORTED)),
            Set.of(Participant.HOLDER),
            Requirement.NOTHING,
            CustodyChange.SAME,
            "受理",
            "Accept"),
    REFER(
            from(ACCEPTED, REOPENED),
            REFERRED,
            Via.NONE,
            Set.of(Participant.HOLDER),
            Requirement.RECIPIENT,
            CustodyChange.ORGANISATION,
            "转交",
            "Refer"),
    RETURN(
            from(REFERRED, IN_PROGRESS),
            ACCEPTED,
            Via.NONE,
            Set.of(Participant.HOLDER),
            Requirement.NOTE,
            CustodyChange.SENDER,
            "退回",
            "Return"),
    START(
            from(ACCEPTED, REFERRED, REOPENED),
            IN_PROGRESS,
            Via.NONE,
            Set.of(Participant.HOLDER),
            Requirement.NOTHING,
            CustodyChange.SAME,
            "开始处理",
            "Start"),
    RESOLVE(
            from(ACCEPTED, REFERRED, REOPENED, IN_PROGRESS),
            RESOLVED,
            new Via(IN_PROGRESS, from(ACCEPTED, REFERRED, REOPENED)),
            Set.of(Participant.HOLDER),
            Requirement.EVIDENCE,
            CustodyChange.REPORTER,
            "办结",
            "Resolve"),
    CONFIRM(
            from(RESOLVED),
            CONFIRMED,
            Via.NONE,
            Set.of(Participant.REPORTER, Participant.FOLLOWER),
            Requirement.NOTHING,
            CustodyChange.NOBODY,
            "确认解决",
            "Confirm"),
    DISPUTE(
            from(RESOLVED, DECLINED, DUPLICATE),
            REOPENED,
            new Via(DISPUTED, from(RESOLVED, DECLINED, DUPLICATE)),
            Set.of(Participant.REPORTER, Participant.FOLLOWER),
            Requirement.NOTE,
            CustodyChange.LAST,
            "提出异议",
            "Dispute"),
    DECLINE(
            from(REPORTED, SCREENED, ACCEPTED, REFERRED, IN_PROGRESS, REOPENED),
            DECLINED,
            Via.NONE,
            Set.of(Participant.HOLDER),
            Requirement.EVIDENCE,
            CustodyChange.NOBODY,
            "不予受理",
            "Decline"),
    MERGE(
            from(REPORTED, SCREENED, ACCEPTED, REFERRED, IN_PROGRESS, REOPENED),
            DUPLICATE,
            Via.NONE,
            Set.of(Participant.HOLDER),
            Requirement.ORIGINAL,
            CustodyChange.NOBODY,
            "并入重复",
            "Merge"),
    WITHDRAW(
            from(REPORTED, SCREENED, ACCEPTED, REOPENED),
            WITHDRAWN,
            Via.NONE,
            Set.of(Participant.REPORTER),
            Requirement.NOTHING,
            CustodyChange.NOBODY,
            "撤回",
            "Withdraw"),
    REOPEN(
            from(RESOLVED, CONFIRMED, DECLINED, DUPLICATE, WITHDRAWN, CLOSED_BY_SOURCE),
            REOPENED,
            Via.NONE,
            Set.of(Participant.HOLDER, Participant.FOLLOWER),
            Requirement.NOTE,
            CustodyChange.LAST,
            "重新打开",
            "Reopen");

    /** A status that is passed on the way when the step starts from one of {@code when}. */
    private record Via(@Nullable Status status, Set<Status> when) {
        static final Via NONE = new Via(null, Set.of());
    }

    private final Set<Status> from;
    private final Status to;
    private final Via via;
    private final Set<Participant> participant;
    private final Requirement requirement;
    private final CustodyChange custodyChange;
    private final Label label;

    Transition(
            Set<Status> from,
            Status to,
            Via via,
            Set<Participant> participant,
            Requirement requirement,
            CustodyChange custodyChange,
            String zh,
            String en) {
        this.from = from;
        this.to = to;
        this.via = via;
        this.participant = EnumSet.copyOf(participant);
        this.requirement = requirement;
        this.custodyChange = custodyChange;
        this.label = new Label(zh, en);
    }

    private static Set<Status> from(Status first, Status... others) {
        return Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /** The verb, and the action a grant must name. */
    public String action() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Set<Status> from() {
        return from;
    }

    public Status to() {
        return to;
    }

    /** The statuses it enters when it starts from {@code status}; the last one is where it ends. */
    public List<Status> path(Status status) {
        return via.status() != null && via.when().contains(status) ? List.of(via.status(), to) : List.of(to);
    }

    public Set<Participant> permitted() {
        return participant;
    }

    public Requirement requirement() {
        return requirement;
    }

    public CustodyChange custody() {
        return custodyChange;
    }

    public Label label() {
        return label;
    }
}
